package org.kerasjvm.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kerasjvm.Options.activation;
import static org.kerasjvm.Options.batchSize;
import static org.kerasjvm.Options.callbacks;
import static org.kerasjvm.Options.epochs;
import static org.kerasjvm.Options.learningRate;
import static org.kerasjvm.Options.loss;
import static org.kerasjvm.Options.lossWeights;
import static org.kerasjvm.Options.metrics;
import static org.kerasjvm.Options.momentum;
import static org.kerasjvm.Options.name;
import static org.kerasjvm.Options.optimizer;
import static org.kerasjvm.Options.sampleWeight;
import static org.kerasjvm.Options.shuffle;
import static org.kerasjvm.Options.validationData;
import static org.kerasjvm.Options.validationSplit;
import static org.kerasjvm.Options.verbose;
import static org.kerasjvm.Options.weightedMetrics;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kerasjvm.Keras;
import org.kerasjvm.callbacks.Callback;
import org.kerasjvm.callbacks.History;
import org.kerasjvm.config.EvaluateCall;
import org.kerasjvm.config.FitCall;
import org.kerasjvm.config.Option;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.layers.Concatenate;
import org.kerasjvm.layers.Dense;
import org.kerasjvm.layers.Flatten;
import org.kerasjvm.layers.Input;
import org.kerasjvm.layers.KerasTensor;
import org.kerasjvm.layers.Reshape;
import org.kerasjvm.models.Model;
import org.kerasjvm.optimizers.Adam;
import org.kerasjvm.optimizers.SGD;

/** The functional models of {@code python-export/recipes/functional.py}. */
class FunctionalParityTest {

  private static final int EPOCHS = 20;

  @Test
  void sharedLayerTwoInputsTwoOutputs() {
    JsonNode golden = start("shared_layer_two_inputs_two_outputs");
    KerasTensor a = Input.of(new int[] {4}, name("left"));
    KerasTensor b = Input.of(new int[] {4}, name("right"));
    Dense shared = new Dense(5, activation("tanh"), name("shared"));
    KerasTensor first = new Dense(1, activation("sigmoid"), name("first")).apply(shared.apply(a));
    KerasTensor second = new Dense(3, activation("softmax"), name("second")).apply(shared.apply(b));
    try (Model model = new Model(List.of(a, b), List.of(first, second))) {
      model.compile(
          optimizer(new Adam(learningRate(0.01))),
          loss(List.of("binary_crossentropy", "sparse_categorical_crossentropy")),
          lossWeights(1.0, 0.5),
          metrics(List.of("accuracy"), List.of("accuracy")));
      compare(model, golden);
    }
  }

  @Test
  void twoOutputsWithoutLossWeights() {
    JsonNode golden = start("two_outputs_without_loss_weights");
    KerasTensor inputs = Input.of(4);
    KerasTensor hidden = new Dense(6, activation("relu")).apply(inputs);
    KerasTensor first = new Dense(1, activation("sigmoid")).apply(hidden);
    KerasTensor second = new Dense(3, activation("softmax")).apply(hidden);
    try (Model model = new Model(List.of(inputs), List.of(first, second))) {
      model.compile(
          optimizer("adam"),
          loss(List.of("mse", "sparse_categorical_crossentropy")),
          metrics("mae", "acc"));
      compare(model, golden, validationSplit(0.3));
    }
  }

  @Test
  void layerAppliedTwice() {
    JsonNode golden = start("layer_applied_twice");
    KerasTensor inputs = Input.of(4);
    Dense twice = new Dense(4, activation("relu"));
    KerasTensor output =
        new Dense(1, activation("sigmoid")).apply(twice.apply(twice.apply(inputs)));
    try (Model model = new Model(inputs, output)) {
      model.compile(optimizer("rmsprop"), loss("binary_crossentropy"), metrics("accuracy"));
      compare(model, golden);
    }
  }

  @Test
  void concatenatedInputs() {
    JsonNode golden = start("concatenated_inputs");
    KerasTensor a = Input.of(4);
    KerasTensor b = Input.of(4);
    KerasTensor left = new Dense(3, activation("relu")).apply(a);
    KerasTensor right = new Dense(2, activation("tanh")).apply(b);
    KerasTensor joined = new Concatenate().apply(List.of(left, right));
    try (Model model =
        new Model(List.of(a, b), List.of(new Dense(1, activation("sigmoid")).apply(joined)))) {
      model.compile(optimizer("adam"), loss("binary_crossentropy"), metrics("accuracy"));
      compare(model, golden, shuffle(false));
    }
  }

  @Test
  void reshapedRegression() {
    JsonNode golden = start("reshaped_regression");
    KerasTensor inputs = Input.of(3);
    KerasTensor rank3 =
        new Dense(2, activation("elu")).apply(new Reshape(new int[] {3, 1}).apply(inputs));
    try (Model model = new Model(inputs, new Dense(2).apply(new Flatten().apply(rank3)))) {
      model.compile(
          optimizer(new SGD(learningRate(0.05), momentum(0.5))), loss("mae"), metrics("mse"));
      compare(model, golden);
    }
  }

  @Test
  void everythingByName() {
    JsonNode golden = start("everything_by_name");
    Map<String, Object> x = byName(List.of("right", "left"), golden.get("inputs"), 1, 0);
    Map<String, Object> y = byName(List.of("second", "first"), golden.get("targets"), 1, 0);
    try (Model model = twoHeaded()) {
      model.compile(
          optimizer(new Adam(learningRate(0.01))),
          loss(Map.of("second", "sparse_categorical_crossentropy", "first", "binary_crossentropy")),
          lossWeights(Map.of("second", 0.25, "first", 2.0)),
          metrics(
              Map.of("second", List.of("acc", "sparse_categorical_crossentropy"), "first", "mae")),
          weightedMetrics(Map.of("first", List.of("mae", "mse"))));
      compare(model, golden, x, y, validationData(x, y));
    }
  }

  @Test
  void oneWeightForTwoOutputs() {
    JsonNode golden = start("one_weight_for_two_outputs");
    try (Model model = twoHeaded()) {
      model.compile(
          optimizer(new Adam(learningRate(0.01))),
          loss("crossentropy"),
          metrics(null, List.of("acc")),
          weightedMetrics(List.of("acc"), List.of("acc")));
      compare(model, golden, validationSplit(0.25));
    }
  }

  @Test
  void aWeightForEachOutput() {
    JsonNode golden = start("a_weight_for_each_output");
    List<NDArray> weights = weights(golden);
    Object x = arrays(golden.get("inputs"));
    Object y = arrays(golden.get("targets"));
    Map<String, NDArray> exchanged = Map.of("first", weights.get(1), "second", weights.get(0));
    try (Model model = twoHeaded()) {
      model.compile(
          optimizer("rmsprop"),
          loss(List.of("mse", "ce")),
          lossWeights(0.5, 1.5),
          weightedMetrics(Map.of("second", "acc")));
      compare(model, golden, x, y, validationData(x, y, exchanged));
    }
  }

  @Test
  void anOutputWithoutLoss() {
    JsonNode golden = start("an_output_without_loss");
    try (Model model = twoHeaded()) {
      model.compile(
          optimizer("sgd"),
          loss(Arrays.asList("binary_crossentropy", null)),
          metrics(List.of("acc"), List.of("acc")));
      compare(model, golden);
    }
  }

  private static Model twoHeaded() {
    KerasTensor a = Input.of(new int[] {4}, name("left"));
    KerasTensor b = Input.of(new int[] {4}, name("right"));
    Dense shared = new Dense(5, activation("tanh"), name("shared"));
    KerasTensor first = new Dense(1, activation("sigmoid"), name("first")).apply(shared.apply(a));
    KerasTensor second = new Dense(3, activation("softmax"), name("second")).apply(shared.apply(b));
    return new Model(List.of(a, b), List.of(first, second));
  }

  private static Map<String, Object> byName(List<String> names, JsonNode arrays, int... order) {
    List<?> given = (List<?>) arrays(arrays);
    Map<String, Object> byName = new LinkedHashMap<>();
    for (int k = 0; k < order.length; k++) {
      byName.put(names.get(k), given.get(order[k]));
    }
    return byName;
  }

  /** The weights that the golden's fit got: one array or one for each output. */
  private static List<NDArray> weights(JsonNode golden) {
    JsonNode given = golden.get("arguments").path("sample_weight");
    boolean several = given.isArray() && given.get(0).isArray();
    return several
        ? Golden.elements(given).stream().map(Golden::array).toList()
        : given.isArray() ? List.of(Golden.array(given)) : List.of();
  }

  private static JsonNode start(String name) {
    JsonNode golden = Golden.read("keras/functional/" + name + ".json");
    Keras.clearSession();
    Keras.setRandomSeed(golden.get("seed").asLong());
    return golden;
  }

  @SafeVarargs
  private static void compare(Model model, JsonNode golden, Option<? super FitCall>... more) {
    compare(model, golden, arrays(golden.get("inputs")), arrays(golden.get("targets")), more);
  }

  @SafeVarargs
  private static void compare(
      Model model, JsonNode golden, Object x, Object y, Option<? super FitCall>... more) {
    model.summary(text -> assertThat(text).isEqualTo(golden.get("summary").asText()));
    Weights.check(Tolerance.EXACT, "initial", model.weights(), golden.get("initial_weights"));
    FirstEpoch first = new FirstEpoch();
    List<Option<? super FitCall>> call = new ArrayList<>(List.of(more));
    call.addAll(List.of(epochs(EPOCHS), batchSize(8), verbose(0), callbacks(first)));
    List<Option<? super EvaluateCall>> test = new ArrayList<>(List.of(verbose(0)));
    List<NDArray> weights = weights(golden);
    if (!weights.isEmpty()) {
      call.add(sampleWeight(weights.size() == 1 ? weights.get(0) : weights));
      test.add(sampleWeight(weights.size() == 1 ? weights.get(0) : weights));
    }
    History history = model.fit(x, y, call.toArray(FunctionalParityTest::options));
    Histories.check("fit", 0, history.history(), golden.get("history"));
    Weights.checkValues(
        Tolerance.TRAINED, "epoch 1", first.weights, golden.get("weights_after_epoch").get("1"));
    Weights.check(Tolerance.TRAINED, "final", model.weights(), golden.get("final_weights"));
    Tolerance.LOSS.check(
        "evaluate",
        model.evaluate(x, y, test.toArray(FunctionalParityTest::options)),
        Golden.doubles(golden.get("evaluate")));
    List<NDArray> predicted = model.predictAll(x, verbose(0));
    for (int k = 0; k < predicted.size(); k++) {
      JsonNode expected = golden.get("predict").get(k);
      Tolerance.TRAINED.check(
          "predict " + k, predicted.get(k).ravel().toFloatArray(), Golden.floats(expected));
    }
  }

  /** One array, or a list of several; whole numbers are class numbers. */
  private static Object arrays(JsonNode golden) {
    List<NDArray> arrays =
        Golden.elements(golden).stream()
            .map(node -> Golden.array(node, node.get(0).isInt() ? "int32" : "float32"))
            .toList();
    return arrays.size() == 1 ? arrays.get(0) : arrays;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
  private static <C> Option<? super C>[] options(int length) {
    return new Option[length];
  }

  private static final class FirstEpoch extends Callback {

    private List<NDArray> weights = List.of();

    @Override
    public void onEpochEnd(int epoch, Map<String, Double> logs) {
      if (epoch == 0) {
        weights = model().getWeights();
      }
    }
  }
}
