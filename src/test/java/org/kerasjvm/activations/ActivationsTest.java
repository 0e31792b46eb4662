package org.kerasjvm.activations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.engine.Harness;
import org.kerasjvm.parity.Golden;
import org.kerasjvm.parity.Tolerance;

class ActivationsTest {

  private static final JsonNode GOLDEN = Golden.read("keras/activations.json");

  @TestFactory
  Stream<DynamicTest> haveValueAndGradientOfKeras() {
    NDArray x = Golden.array(GOLDEN.get("x"));
    NDArray upstream = Golden.array(GOLDEN.get("upstream"));
    NDArray half = Golden.array(GOLDEN.get("upstream_of_glu"));
    return tests(
        name -> {
          JsonNode expected = GOLDEN.get("values").get(name);
          NDArray given = name.equals("glu") ? half : upstream;
          Harness.Differentiated result =
              Harness.differentiate(in -> Activations.get(name).apply(in.get(0)), given, x);
          Tolerance.FUNCTION.check(
              name + ": y", flat(result.y()), Golden.floats(expected.get("y")));
          Tolerance.FUNCTION.check(
              name + ": dx", flat(result.gradients().get(0)), Golden.floats(expected.get("dx")));
        });
  }

  @TestFactory
  Stream<DynamicTest> takeExtremesAsKerasDoes() {
    JsonNode extremes = GOLDEN.get("extremes");
    NDArray x = Golden.array(extremes.get("x"));
    return tests(
        name -> {
          NDArray y = Harness.evaluate(in -> Activations.get(name).apply(in.get(0)), x);
          JsonNode expected = extremes.get("y_as_float32_text").get(name);
          Tolerance.FUNCTION.check("y", flat(y), Golden.floats(expected));
        });
  }

  @Test
  void namesTheNearestKnownActivation() {
    assertThatThrownBy(() -> Activations.get("rellu"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "must be the name of an activation or a function; received 'rellu'; did you mean 'relu'?");
  }

  @Test
  void refusesAnArgumentThatTheFunctionDoesNotTake() {
    assertThatThrownBy(() -> Activations.get("elu", Map.of("alfa", 0.5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("elu does not take 'alfa'; did you mean 'alpha'?");
  }

  @Test
  void gluNeedsTwoHalves() {
    NDArray x = NDArray.of(new float[][] {{1, 2, 3}});
    assertThatThrownBy(() -> Harness.evaluate(in -> Activations.get("glu").apply(in.get(0)), x))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("axis size must be divisible by 2. Received: x.shape=(None, 3) with axis=-1");
  }

  @Test
  void nothingMeansLinear() {
    NDArray x = NDArray.of(new float[][] {{-1, 2}});
    assertThat(Harness.evaluate(in -> Activations.get(null).apply(in.get(0)), x)).isEqualTo(x);
  }

  private interface Check {
    void of(String name);
  }

  private static Stream<DynamicTest> tests(Check check) {
    return Activations.names().stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> check.of(name)));
  }

  private static float[] flat(NDArray array) {
    return array.ravel().toFloatArray();
  }
}
