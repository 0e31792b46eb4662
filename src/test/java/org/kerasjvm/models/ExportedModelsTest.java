package org.kerasjvm.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kerasjvm.Options.activation;
import static org.kerasjvm.Options.batchSize;
import static org.kerasjvm.Options.examples;
import static org.kerasjvm.Options.inputShape;
import static org.kerasjvm.Options.loss;
import static org.kerasjvm.Options.name;
import static org.kerasjvm.Options.optimizer;
import static org.kerasjvm.Options.overwrite;
import static org.kerasjvm.Options.verbose;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.kerasjvm.Keras;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.layers.Activation;
import org.kerasjvm.layers.Add;
import org.kerasjvm.layers.Concatenate;
import org.kerasjvm.layers.Dense;
import org.kerasjvm.layers.Dropout;
import org.kerasjvm.layers.Flatten;
import org.kerasjvm.layers.Input;
import org.kerasjvm.layers.KerasTensor;
import org.kerasjvm.layers.Reshape;
import org.kerasjvm.savedmodel.SavedModel;
import org.kerasjvm.savedmodel.Verification;

/**
 * One exported model of each kind, trained, with examples inside. With {@code
 * -Dkerasjvm.exports=DIR} they stay there, and {@code python-export/check_java_export.py DIR} sees
 * whether Python gives the same answers.
 */
class ExportedModelsTest {

  private static final int ROWS = 200;

  private static final Map<String, Supplier<Model>> MODELS = new TreeMap<>();

  static {
    MODELS.put(
        "breast-cancer",
        () ->
            new Sequential(
                new Dense(10, inputShape(30)),
                new Activation("relu"),
                new Dense(8),
                new Activation("relu"),
                new Dense(6),
                new Activation("relu"),
                new Dense(1),
                new Activation("sigmoid")));
    MODELS.put(
        "circles",
        () ->
            new Sequential(
                Input.of(2),
                new Dense(4, activation("relu")),
                new Dense(4, activation("relu")),
                new Dense(1, activation("sigmoid"))));
    MODELS.put(
        "fashion-mnist",
        () ->
            new Sequential(
                new Flatten(inputShape(28, 28)),
                new Dense(4, activation("relu")),
                new Dense(4, activation("relu")),
                new Dense(10, activation("softmax"))));
    MODELS.put(
        "mnist",
        () ->
            new Sequential(
                new Dense(512, activation("relu"), inputShape(784)),
                new Dense(10, activation("softmax"))));
    MODELS.put(
        "sonar",
        () ->
            new Sequential(
                new Dense(60, activation("relu"), inputShape(60)),
                new Dense(1, activation("sigmoid"))));
    MODELS.put("activations", ExportedModelsTest::activations);
    MODELS.put("dropout", ExportedModelsTest::dropout);
    MODELS.put("inputs-and-outputs", ExportedModelsTest::inputsAndOutputs);
    MODELS.put("nested", ExportedModelsTest::nested);
    MODELS.put("no-weights", () -> new Sequential(Input.of(4, 3), new Flatten()));
    MODELS.put("open-axis", () -> new Sequential(Input.of(-1, 5), new Dense(3)));
    MODELS.put("wide", () -> new Sequential(Input.of(300), new Dense(1000), new Dense(500)));
  }

  private static Model activations() {
    KerasTensor input = Input.of(new int[] {6}, name("x"));
    List<KerasTensor> outputs = new ArrayList<>();
    for (String activation :
        List.of(
            "elu",
            "exponential",
            "gelu",
            "hard_sigmoid",
            "leaky_relu",
            "log_softmax",
            "mish",
            "relu6",
            "selu",
            "silu",
            "softplus",
            "softsign",
            "tanh")) {
      outputs.add(new Dense(7, activation(activation)).apply(input));
    }
    return new Model(List.of(input), outputs);
  }

  private static Model dropout() {
    return new Sequential(
        Input.of(new int[] {20}, name("features")),
        new Dense(64, activation("relu")),
        new Dropout(0.5),
        new Dense(32, activation("tanh")),
        new Dropout(0.2),
        new Dense(3, activation("softmax")));
  }

  private static Model inputsAndOutputs() {
    KerasTensor wide = Input.of(new int[] {4}, name("wide"));
    KerasTensor deep = Input.of(new int[] {4}, name("deep"));
    KerasTensor also = Input.of(new int[] {2, 3}, name("also"));
    Dense shared = new Dense(8, activation("tanh"));
    KerasTensor sum = new Add().apply(List.of(shared.apply(wide), shared.apply(deep)));
    KerasTensor flat = new Reshape(new int[] {6}).apply(also);
    KerasTensor all = new Concatenate().apply(List.of(sum, flat));
    return new Model(
        List.of(wide, deep, also),
        List.of(new Dense(1, name("second")).apply(all), new Dense(2, name("first")).apply(sum)));
  }

  private static Model nested() {
    KerasTensor inner = Input.of(5);
    Model block = new Model(inner, new Dense(4, activation("relu")).apply(inner), name("block"));
    KerasTensor outer = Input.of(new int[] {5}, name("outer"));
    return new Model(outer, new Dense(2).apply(block.apply(outer)));
  }

  private static List<NDArray> inputs(Model model) {
    List<NDArray> inputs = new ArrayList<>();
    for (KerasTensor input : model.inputs()) {
      int[] shape = new int[input.shape().numDimensions()];
      int size = 1;
      for (int k = 0; k < shape.length; k++) {
        long length = input.shape().get(k);
        shape[k] = k == 0 ? ROWS : length < 0 ? 3 : (int) length;
        size *= shape[k];
      }
      float[] values = new float[size];
      for (int k = 0; k < size; k++) {
        values[k] = (float) Math.sin(k * 0.7 + inputs.size());
      }
      inputs.add(NDArray.of(values, shape));
    }
    return inputs;
  }

  @TestFactory
  Stream<DynamicTest> answerAsTheModelDoesToTheLastBit(@TempDir Path temporary) {
    Path folder = Path.of(System.getProperty("kerasjvm.exports", temporary.toString()));
    return MODELS.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(), () -> check(entry.getValue(), folder.resolve(entry.getKey()))));
  }

  private static void check(Supplier<Model> maker, Path directory) {
    Keras.clearSession();
    Keras.setRandomSeed(7);
    try (Model model = maker.get()) {
      List<NDArray> x = inputs(model);
      if (!model.weights().isEmpty()) {
        model.compile(optimizer("adam"), loss("mse"));
        List<NDArray> y = model.predictAll(x, verbose(0)).stream().map(a -> a.add(1)).toList();
        model.fit(x, y, batchSize(50), verbose(0));
      }
      model.export(directory, examples(x), overwrite(true), verbose(0));
    }
    try (SavedModel exported = SavedModel.load(directory)) {
      Verification verification = exported.verify();
      assertThat(verification.checks()).isNotEmpty();
      assertThat(verification.checks())
          .allSatisfy(check -> assertThat(check.largestDifference()).as(check.output()).isZero());
    }
  }
}
