package org.kerasjvm.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kerasjvm.Options.activation;
import static org.kerasjvm.Options.batchSize;
import static org.kerasjvm.Options.callbacks;
import static org.kerasjvm.Options.epochs;
import static org.kerasjvm.Options.examples;
import static org.kerasjvm.Options.inputShape;
import static org.kerasjvm.Options.loss;
import static org.kerasjvm.Options.name;
import static org.kerasjvm.Options.optimizer;
import static org.kerasjvm.Options.overwrite;
import static org.kerasjvm.Options.verbose;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kerasjvm.Keras;
import org.kerasjvm.callbacks.Callback;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.engine.Tensors;
import org.kerasjvm.layers.Activation;
import org.kerasjvm.layers.Add;
import org.kerasjvm.layers.Concatenate;
import org.kerasjvm.layers.Dense;
import org.kerasjvm.layers.Dropout;
import org.kerasjvm.layers.Flatten;
import org.kerasjvm.layers.Input;
import org.kerasjvm.layers.KerasTensor;
import org.kerasjvm.savedmodel.Examples;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Tensor;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.TensorInfo;

/** Exported models, as a loader that knows nothing of this library sees them. */
@Timeout(120)
class ExportTest {

  private static final NDArray X = rows(37, 4);
  private static final NDArray Y = rows(37, 3);

  @TempDir private Path folder;

  @BeforeEach
  void start() {
    Keras.clearSession();
    Keras.setRandomSeed(7);
  }

  private Path target() {
    return folder.resolve("model");
  }

  private static NDArray rows(int count, int width) {
    float[][] rows = new float[count][width];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < width; j++) {
        rows[i][j] = ((7 * i + 3 * j + i * j) % 11 - 5) / 5f;
      }
    }
    return NDArray.of(rows);
  }

  private static Sequential trained() {
    Sequential model =
        new Sequential(
            Input.of(new int[] {4}, name("features")),
            new Dense(64, activation("relu")),
            new Dropout(0.5),
            new Dense(3, activation("softmax")));
    model.compile(optimizer("adam"), loss("mse"));
    model.fit(X, Y, epochs(2), verbose(0));
    return model;
  }

  private static MetaGraphDef metaGraph(Path directory) throws IOException {
    return SavedModel.parseFrom(Files.readAllBytes(directory.resolve("saved_model.pb")))
        .getMetaGraphs(0);
  }

  /** Calls a signature by TensorFlow's own loader. */
  private static Map<String, NDArray> call(
      Path directory, String signature, Map<String, NDArray> inputs) {
    Map<String, Tensor> fed = new LinkedHashMap<>();
    inputs.forEach((key, array) -> fed.put(key, Tensors.of(array)));
    try (SavedModelBundle bundle = SavedModelBundle.load(directory.toString(), "serve");
        Result result = bundle.function(signature).call(fed)) {
      Map<String, NDArray> outputs = new LinkedHashMap<>();
      result.forEach(entry -> outputs.put(entry.getKey(), Tensors.toArray(entry.getValue())));
      return outputs;
    } finally {
      fed.values().forEach(Tensor::close);
    }
  }

  private static void assertSame(NDArray actual, NDArray expected) {
    assertThat(actual.shape()).isEqualTo(expected.shape());
    assertThat(actual.storage()).isEqualTo(expected.storage());
  }

  @Test
  void answersToTheLastBitWhateverTheNumberOfRows() {
    try (Sequential model = trained()) {
      model.export(target(), verbose(0));
      for (int count : new int[] {1, 2, 37}) {
        NDArray x = rows(count, 4);
        for (String signature : List.of("serving_default", "serve")) {
          Map<String, NDArray> outputs = call(target(), signature, Map.of("features", x));
          assertThat(outputs).containsOnlyKeys("output_0");
          assertSame(outputs.get("output_0"), model.predictOnBatch(x));
        }
      }
    }
  }

  @Test
  void describesInputsAndOutputsAsKerasDoes() throws IOException {
    try (Sequential model = trained()) {
      model.export(target(), verbose(0));
    }
    MetaGraphDef meta = metaGraph(target());
    assertThat(meta.getSignatureDefMap()).containsOnlyKeys("serving_default", "serve");
    var signature = meta.getSignatureDefOrThrow("serving_default");
    assertThat(signature.getMethodName()).isEqualTo("tensorflow/serving/predict");
    assertThat(sizes(signature.getInputsOrThrow("features"))).containsExactly(-1L, 4L);
    assertThat(sizes(signature.getOutputsOrThrow("output_0"))).containsExactly(-1L, 3L);
    assertThat(meta.getMetaInfoDef().getTagsList()).containsExactly("serve");
    assertThat(meta.getMetaInfoDef().getTensorflowVersion()).isEqualTo("2.18.0");
  }

  private static List<Long> sizes(TensorInfo info) {
    return info.getTensorShape().getDimList().stream().map(dim -> dim.getSize()).toList();
  }

  @Test
  void holdsInferenceAloneAndOnlyTheWeights() throws IOException {
    try (Sequential model = trained()) {
      model.export(target(), verbose(0));
    }
    MetaGraphDef meta = metaGraph(target());
    Set<String> ops = new TreeSet<>();
    List<String> variables = new ArrayList<>();
    meta.getGraphDef()
        .getNodeList()
        .forEach(
            node -> {
              ops.add(node.getOp());
              if (node.getOp().equals("VarHandleOp")) {
                variables.add(node.getName());
              }
            });
    assertThat(ops)
        .containsExactly(
            "AssignVariableOp",
            "BiasAdd",
            "Const",
            "Identity",
            "MatMul",
            "NoOp",
            "Placeholder",
            "ReadVariableOp",
            "Relu",
            "RestoreV2",
            "SaveV2",
            "Softmax",
            "VarHandleOp");
    assertThat(variables)
        .containsExactly(
            "sequential/dense/kernel",
            "sequential/dense/bias",
            "sequential/dense_1/kernel",
            "sequential/dense_1/bias");
  }

  @Test
  void leavesOutAttributesThatAnOlderTensorFlowMightNotKnow() throws IOException {
    try (Sequential model = trained()) {
      model.export(target(), verbose(0));
    }
    MetaGraphDef meta = metaGraph(target());
    assertThat(meta.getMetaInfoDef().getStrippedDefaultAttrs()).isTrue();
    assertThat(meta.getGraphDef().getNodeList())
        .filteredOn(node -> node.getOp().equals("MatMul"))
        .hasSize(2)
        .allSatisfy(node -> assertThat(node.getAttrMap()).containsOnlyKeys("T"));
  }

  @Test
  void leavesOutStopsOfTheGradient() throws IOException {
    try (Sequential model = new Sequential(Input.of(4), new Dense(3, activation("silu")))) {
      model.export(target(), verbose(0));
    }
    MetaGraphDef meta = metaGraph(target());
    assertThat(meta.getGraphDef().getNodeList())
        .noneMatch(node -> node.getOp().equals("StopGradient"));
    assertThat(meta.getGraphDef().getLibrary().getFunctionList())
        .hasSize(2)
        .allSatisfy(
            function ->
                assertThat(function.getNodeDefList())
                    .noneMatch(node -> node.getOp().equals("StopGradient")));
  }

  @Test
  void namesAnInputWithoutANameAsKerasDoes() throws IOException {
    try (Sequential first = new Sequential(Input.of(4), new Dense(2), new Dense(3));
        Sequential second = new Sequential(Input.of(4), new Dense(2))) {
      first.export(folder.resolve("first"), verbose(0));
      second.export(folder.resolve("second"), verbose(0));
    }
    assertThat(inputs("first")).containsExactly("keras_tensor");
    assertThat(inputs("second")).containsExactly("keras_tensor_3");
  }

  /** The numbers are Keras 3.8's for the same calls: a count of all symbolic tensors. */
  @Test
  void numbersSymbolicTensorsAsKerasDoes() {
    List<String> names = new ArrayList<>();
    for (int k = 0; k < 2; k++) {
      Sequential grown = new Sequential();
      grown.add(new Dense(10, inputShape(30)));
      grown.add(new Activation("relu"));
      grown.add(new Dense(8));
      grown.add(new Dense(1));
      names.add(grown.inputs().get(0).name());
      grown.close();
    }
    try (Sequential late = new Sequential(new Dense(4), new Dense(2))) {
      late.compile(loss("mse"));
      late.fit(rows(4, 3), rows(4, 2), verbose(0));
      names.add(late.inputs().get(0).name());
    }
    KerasTensor a = Input.of(4);
    KerasTensor b = Input.of(4);
    KerasTensor both = new Concatenate().apply(List.of(new Add().apply(List.of(a, b)), a));
    Model inner = new Model(List.of(a, b), List.of(new Dense(2).apply(both), both));
    KerasTensor outer = Input.of(4);
    try (Model model =
        new Model(outer, new Dense(2).apply(inner.applyAll(List.of(outer, outer)).get(0)))) {
      names.add(a.name());
      names.add(b.name());
      names.add(model.inputs().get(0).name());
      names.add(Input.of(4).name());
      inner.close();
    }
    assertThat(names)
        .containsExactly(
            "keras_tensor",
            "keras_tensor_11",
            "keras_tensor_22",
            "keras_tensor_25",
            "keras_tensor_26",
            "keras_tensor_30",
            "keras_tensor_34");
  }

  private Set<String> inputs(String name) throws IOException {
    return metaGraph(folder.resolve(name))
        .getSignatureDefOrThrow("serving_default")
        .getInputsMap()
        .keySet();
  }

  @Test
  void takesSeveralInputsAndOutputsWithASharedLayer() {
    KerasTensor wide = Input.of(new int[] {4}, name("wide"));
    KerasTensor deep = Input.of(new int[] {4}, name("a deep one"));
    KerasTensor count = Input.of(new int[] {1}, name("count"));
    Dense shared = new Dense(5, activation("tanh"), name("shared"));
    KerasTensor sum = new Add().apply(List.of(shared.apply(wide), shared.apply(deep)));
    KerasTensor all = new Concatenate().apply(List.of(sum, new Dense(2).apply(count)));
    try (Model model =
        new Model(
            List.of(wide, deep, count),
            List.of(new Dense(1, name("x")).apply(all), new Dense(2, name("y")).apply(sum)))) {
      NDArray numbers = NDArray.of(new float[][] {{3}, {-1}, {700}});
      List<NDArray> x = List.of(rows(3, 4), rows(3, 4).multiply(0.5f), numbers);
      model.export(target(), verbose(0));

      Map<String, NDArray> outputs =
          call(
              target(),
              "serving_default",
              Map.of("wide", x.get(0), "a deep one", x.get(1), "count", numbers));

      List<NDArray> expected = model.predictAll(x, verbose(0));
      assertThat(outputs).containsOnlyKeys("output_0", "output_1");
      assertSame(outputs.get("output_0"), expected.get(0));
      assertSame(outputs.get("output_1"), expected.get(1));
    }
  }

  @Test
  void exportsAModelWithoutWeights() {
    try (Sequential model = new Sequential(Input.of(2, 3), new Flatten())) {
      NDArray x = rows(2, 6).reshape(2, 2, 3);
      String printed = printed(() -> model.export(target()));
      assertThat(printed).endsWith("Captures:\n  None\n");
      assertSame(
          call(target(), "serve", Map.of("keras_tensor", x)).get("output_0"), x.reshape(2, 6));
    }
  }

  @Test
  void opensTheBatchAxisOfAModelThatDataBuilt() {
    try (Sequential model = new Sequential(new Dense(3))) {
      model.compile(loss("mse"));
      model.fit(X, Y, batchSize(37), verbose(0));
      model.export(target(), verbose(0));
      NDArray x = rows(5, 4);
      assertSame(
          call(target(), "serve", Map.of("keras_tensor", x)).get("output_0"),
          model.predictOnBatch(x));
    }
  }

  @Test
  void saysWhatKerasSays() {
    try (Sequential model = trained()) {
      assertThat(printed(() -> model.export(target())))
          .isEqualTo(
              """
              Saved artifact at '%s'. The following endpoints are available:

              * Endpoint 'serve'
                args_0 (POSITIONAL_ONLY): TensorSpec(shape=(None, 4), dtype=tf.float32, name='features')
              Output Type:
                TensorSpec(shape=(None, 3), dtype=tf.float32, name=None)
              Captures:
                sequential/dense/kernel: TensorSpec(shape=(), dtype=tf.resource, name=None)
                sequential/dense/bias: TensorSpec(shape=(), dtype=tf.resource, name=None)
                sequential/dense_1/kernel: TensorSpec(shape=(), dtype=tf.resource, name=None)
                sequential/dense_1/bias: TensorSpec(shape=(), dtype=tf.resource, name=None)
              """
                  .formatted(target()));
      assertThat(printed(() -> model.export(target(), overwrite(true), verbose(0)))).isEmpty();
    }
  }

  private static String printed(Runnable work) {
    PrintStream console = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
      work.run();
    } finally {
      System.setOut(console);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void refusesAModelThatIsNotBuilt() {
    try (Sequential model = new Sequential(new Dense(3))) {
      assertThatIllegalStateException()
          .isThrownBy(() -> model.export(target()))
          .withMessage(
              "The model provided has not yet been built. It must be built before export. Call fit with some data, or give the first layer an inputShape.");
    }
    assertThat(target()).doesNotExist();
  }

  @Test
  void overwritesOnlyIfAsked() {
    try (Sequential model = trained()) {
      model.export(target(), verbose(0));
      model.fit(X, Y, verbose(0));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> model.export(target(), verbose(0)))
          .withMessage(
              "export: '%s' already exists. Give overwrite(true) to replace it, or another path.",
              target());
      model.export(target(), verbose(0), overwrite(true));
      assertSame(
          call(target(), "serve", Map.of("features", X)).get("output_0"), model.predictOnBatch(X));
    }
  }

  @Test
  void saysWhereItCannotWrite() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    try (Sequential model = trained()) {
      assertThatThrownBy(() -> model.export(file.resolve("model")))
          .isInstanceOf(java.io.UncheckedIOException.class)
          .hasMessageStartingWith("export: cannot write '" + file.resolve("model") + "': ");
    }
  }

  @Test
  void leavesTrainingAsItWas() {
    List<NDArray> undisturbed;
    try (Sequential model = trained()) {
      model.fit(X, Y, epochs(3), verbose(0));
      undisturbed = model.getWeights();
    }
    start();
    try (Sequential model = trained()) {
      model.export(target(), verbose(0), examples(X));
      model.fit(X, Y, epochs(3), verbose(0));
      for (int k = 0; k < undisturbed.size(); k++) {
        assertSame(model.getWeights().get(k), undisturbed.get(k));
      }
    }
  }

  @Test
  void exportsFromACallback() {
    try (Sequential model = trained()) {
      Callback export =
          new Callback() {
            @Override
            public void onEpochEnd(int epoch, Map<String, Double> logs) {
              model.export(folder.resolve("epoch" + epoch), verbose(0), examples(X));
            }
          };
      model.fit(X, Y, epochs(2), callbacks(export), verbose(0));
      assertSame(
          call(folder.resolve("epoch1"), "serve", Map.of("features", X)).get("output_0"),
          model.predictOnBatch(X));
    }
  }

  @Test
  void storesExamplesWithTheModelsOwnAnswers() throws IOException {
    try (Sequential model = trained()) {
      model.export(target(), verbose(0), examples(X.astype(org.kerasjvm.data.DType.FLOAT64)));

      Examples examples = Examples.read(target()).orElseThrow();
      assertThat(examples.writtenBy()).containsOnlyKeys("keras_jvm", "tensorflow");
      assertThat(examples.writtenBy()).containsEntry("tensorflow", "2.18.0");
      Examples.Example example = examples.examples().get(0);
      assertThat(example.signature()).isEqualTo("serving_default");
      assertThat(example.source()).isEqualTo("model.predict");
      assertSame(example.inputs().get("features"), X);
      assertSame(example.outputs().get("output_0"), model.predictOnBatch(X));
      assertThat(call(target(), example.signature(), example.inputs()).get("output_0").storage())
          .isEqualTo(example.outputs().get("output_0").storage());
    }
  }

  @Test
  void storesExamplesInTheShapeAndDTypeOfTheInput() throws IOException {
    try (Sequential model = new Sequential(Input.of(1), new Dense(2))) {
      model.export(target(), verbose(0), examples(new int[] {1, 2, 3}));
      Examples.Example example = Examples.read(target()).orElseThrow().examples().get(0);
      assertThat(example.inputs().get("keras_tensor").toJava())
          .isEqualTo(new float[][] {{1}, {2}, {3}});
    }
  }

  @Test
  void refusesExamplesOfAnotherShape() {
    try (Sequential model = trained()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> model.export(target(), examples(rows(2, 5))))
          .withMessage(
              "export: examples: Invalid input shape for input 'features' of model 'sequential'. Expected shape (None, 4), but input has incompatible shape (2, 5)");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void refusesTwoInputsOfOneName() {
    KerasTensor unnamed = Input.of(2);
    KerasTensor named = Input.of(new int[] {2}, name("keras_tensor"));
    try (Model model =
        new Model(List.of(unnamed, named), List.of(new Add().apply(List.of(unnamed, named))))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> model.export(target()))
          .withMessage(
              "export: inputs must have different names; received 'keras_tensor' twice. Give each Input a name.");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void exportsWhileOtherThreadsPredict() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    AtomicBoolean done = new AtomicBoolean();
    try (Sequential model = trained()) {
      NDArray expected = model.predictOnBatch(X);
      List<Future<Integer>> running = new ArrayList<>();
      for (int k = 0; k < 2; k++) {
        running.add(
            threads.submit(
                () -> {
                  int count = 0;
                  for (; !done.get(); count++) {
                    assertSame(model.predictOnBatch(X), expected);
                  }
                  return count;
                }));
      }
      for (int k = 0; k < 10; k++) {
        model.export(target(), verbose(0), overwrite(true), examples(X));
      }
      done.set(true);
      for (Future<Integer> future : running) {
        assertThat(future.get()).isPositive();
      }
      assertSame(call(target(), "serve", Map.of("features", X)).get("output_0"), expected);
    } finally {
      done.set(true);
      threads.shutdownNow();
    }
  }
}
