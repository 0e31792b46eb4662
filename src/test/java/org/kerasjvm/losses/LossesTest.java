package org.kerasjvm.losses;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.kerasjvm.Options;
import org.kerasjvm.activations.ActivationFunction;
import org.kerasjvm.activations.Activations;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.engine.Harness;
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
