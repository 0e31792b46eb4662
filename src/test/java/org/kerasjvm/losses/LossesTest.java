package org.kerasjvm.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kerasjvm.Options.delta;
import static org.kerasjvm.Options.epochs;
import static org.kerasjvm.Options.optimizer;
import static org.kerasjvm.Options.verbose;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.kerasjvm.Keras;
import org.kerasjvm.Options;
import org.kerasjvm.activations.ActivationFunction;
import org.kerasjvm.activations.Activations;
import org.kerasjvm.callbacks.History;
import org.kerasjvm.config.CompileCall;
import org.kerasjvm.config.Option;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.engine.Harness;
import org.kerasjvm.layers.Dense;
import org.kerasjvm.layers.Input;
import org.kerasjvm.models.Sequential;
import org.kerasjvm.ops.Value;
import org.kerasjvm.parity.Golden;
import org.kerasjvm.parity.PythonCall;
import org.kerasjvm.parity.Tolerance;

class LossesTest {

  private static final List<JsonNode> CASES =
      Golden.elements(Golden.read("keras/losses.json").get("cases"));

  @TestFactory
  Stream<DynamicTest> haveValueAndGradientOfKeras() {
    return CASES.stream()
        .filter(golden -> known(call(golden)))
        .map(golden -> DynamicTest.dynamicTest(golden.get("loss").asText(), () -> compare(golden)));
  }

  @Test
  void allHaveAGoldenCase() {
    Set<String> compared =
        CASES.stream()
            .map(LossesTest::call)
            .filter(LossesTest::known)
            .map(call -> Objects.requireNonNull(Losses.get(call.name())).config().className())
            .collect(Collectors.toSet());
    assertThat(compared).containsExactlyInAnyOrderElementsOf(Losses.REGISTRY.classNames());
  }

  /** Expected: {@code GradientTape} within a {@code tf.function}, TensorFlow 2.18. */
  @Test
  void sigmoidCrossentropyAddsItsGradientsInTheOrderOfPythonsGraph() {
    float[] logits = {-0.51f, 0.34f, 0.68f, 1.19f, 1.36f};
    float[] targets = {1, 1, 1, 1, 0};
    float[] gradients = {-0.6248065f, -0.4158095f, -0.33626127f, -0.2332589f, 0.7957597f};
    Harness.Differentiated result =
        Harness.differentiate(
            in ->
                new BinaryCrossentropy(Options.reduction("none"))
                    .apply(in.get(1), in.get(0).sigmoid(), null),
            NDArray.of(filled(logits.length)),
            NDArray.of(logits, logits.length, 1),
            NDArray.of(targets, logits.length, 1));
    Tolerance.EXACT.check("gradient", flat(result.gradients().get(0)), gradients);
  }

  @Test
  void takeArraysAtOnce() {
    float[][] targets = {{0, 1}, {0, 0}};
    float[][] predictions = {{1, 1}, {1, 0}};
    assertThat(new MeanSquaredError().call(targets, predictions).getFloat()).isEqualTo(0.5f);
    NDArray perSample =
        new MeanSquaredError(Options.reduction("none"))
            .call(targets, predictions, new float[] {0.7f, 0.4f});
    assertThat(perSample.toFloatArray()).containsExactly(0.35f, 0.2f);
  }

  @Test
  void leaveOutWhatIsMasked() {
    float[] targets = {0, 0, 0};
    NDArray value =
        Harness.evaluate(
            in -> {
              Value p = in.get(0).withMask(in.get(0).less(in.get(0).constant(5)));
              return new MeanSquaredError().apply(in.get(1), p, null);
            },
            NDArray.of(new float[][] {{1}, {3}, {9}}),
            NDArray.of(targets));
    Tolerance.FUNCTION.check("value", value.getFloat(), 5);
  }

  @Test
  void areFunctionsForLossesOfYourOwn() {
    NDArray t = NDArray.of(new float[][] {{0, 0}});
    NDArray p = NDArray.of(new float[][] {{0.5f, 3}});
    NDArray value = Harness.evaluate(in -> Losses.huber(in.get(1), in.get(0), delta(2)), p, t);
    assertThat(value.toFloatArray()).containsExactly((0.125f + 4) / 2);
  }

  private static final class Squares extends Loss {
    Squares() {
      super(Options.name("own"));
    }

    @Override
    protected Value call(Value yTrue, Value yPred) {
      return yTrue.subtract(yPred).square().mean(-1);
    }
  }

  @Test
  void trainAsFunctionsAndSubclassesJustAsByName() {
    Loss own = new Squares();
    LossFunction function = Losses::meanSquaredError;
    List<Double> byName = trained(Options.loss("mse"));
    assertThat(trained(Options.loss(own))).isEqualTo(byName);
    assertThat(trained(Options.loss(function))).isEqualTo(byName);
  }

  private static List<Double> trained(Option<CompileCall> loss) {
    Keras.setRandomSeed(7);
    try (Sequential model = new Sequential(Input.of(2), new Dense(3), new Dense(1))) {
      model.compile(optimizer("sgd"), loss);
      float[][] x = {{1, 2}, {3, 4}, {5, 7}};
      History history = model.fit(x, new float[] {1, 2, 3}, epochs(3), verbose(0));
      return Objects.requireNonNull(history.history().get("loss"));
    }
  }

  @Test
  void ctcTellsWhatShapesItTakes() {
    assertThatThrownBy(() -> new CTC().call(new float[] {1}, new float[1][2][3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "ctc: Targets `y_true` are expected to be a tensor of shape `(batch_size, max_length)` in integer format. Received: y_true.shape=(1,)");
  }

  @Test
  void computeInFloat64WhereAsked() {
    NDArray value =
        new MeanAbsoluteError(Options.dtype("float64"))
            .call(new double[] {0.1, 0.2}, new double[] {0.3, 0.2});
    assertThat(value.dtype()).isEqualTo(org.kerasjvm.data.DType.FLOAT64);
    assertThat(value.getDouble()).isEqualTo((0.3 - 0.1) / 2);
  }

  private static void compare(JsonNode golden) {
    PythonCall call = call(golden);
    NDArray yTrue = Golden.array(golden.get("y_true"), golden.get("y_true_dtype").asText());
    NDArray yPred = Golden.array(golden.get("y_pred"));
    boolean perSample = golden.get("value").isArray();
    Loss loss = loss(call, perSample);
    ActivationFunction before = before(call.words());
    NDArray ones = perSample ? NDArray.of(filled(golden.get("value").size())) : NDArray.of(1f);
    Harness.Differentiated result =
        Harness.differentiate(
            in -> loss.apply(in.get(1), before.apply(in.get(0)), null), ones, yPred, yTrue);
    Tolerance.SHORT_SUM.check("value", flat(result.y()), Golden.floats(golden.get("value")));
    Tolerance.SHORT_SUM.check(
        "gradient", flat(result.gradients().get(0)), Golden.floats(golden.get("gradient")));
  }

  private static Loss loss(PythonCall call, boolean perSample) {
    Map<String, Object> arguments = new TreeMap<>(call.arguments());
    if (perSample) {
      arguments.put("reduction", "none");
    }
    return Losses.REGISTRY.create(call.name(), arguments);
  }

  private static ActivationFunction before(String words) {
    return words.startsWith("after ") ? Activations.get(words.substring(6)) : x -> x;
  }

  private static boolean known(PythonCall call) {
    try {
      return Losses.get(call.name()) != null;
    } catch (IllegalArgumentException unknown) {
      return false;
    }
  }

  private static PythonCall call(JsonNode golden) {
    return PythonCall.parse(golden.get("loss").asText());
  }

  private static float[] filled(int size) {
    float[] ones = new float[size];
    java.util.Arrays.fill(ones, 1);
    return ones;
  }

  private static float[] flat(NDArray array) {
    return array.ravel().toFloatArray();
  }
}
