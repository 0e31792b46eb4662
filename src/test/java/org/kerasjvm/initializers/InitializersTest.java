package org.kerasjvm.initializers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.kerasjvm.Keras;
import org.kerasjvm.Options;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.engine.Harness;
import org.kerasjvm.parity.Golden;
import org.kerasjvm.parity.Tolerance;
import org.tensorflow.ndarray.Shape;

class InitializersTest {

  private static final JsonNode GOLDEN = Golden.read("keras/random/initializers.json");

  @TestFactory
  Stream<DynamicTest> drawTheBitsOfKerasBySeed() {
    return Golden.elements(GOLDEN.get("values")).stream()
        .map(
            golden ->
                DynamicTest.dynamicTest(
                    "%s, seed %s, %s"
                        .formatted(
                            golden.get("initializer").asText(),
                            golden.get("global_seed"),
                            golden.get("shape")),
                    () -> compareByName(golden)));
  }

  @TestFactory
  Stream<DynamicTest> drawTheBitsOfKerasByArguments() {
    return Golden.elements(GOLDEN.get("with_arguments")).stream()
        .map(
            golden ->
                DynamicTest.dynamicTest(
                    golden.get("initializer").asText() + golden.get("arguments"),
                    () -> compareByArguments(golden)));
  }

  @Test
  void giveValuesAtOnce() {
    assertThat(new Identity(Options.gain(2)).call(2, 3))
        .isEqualTo(NDArray.of(new float[][] {{2, 0, 0}, {0, 2, 0}}));
    assertThat(new Orthogonal(Options.seed(3)).call(4, 4))
        .isEqualTo(new Orthogonal(Options.seed(3)).call(4, 4));
  }

  @Test
  void tellWhichShapesTheyCannotFill() {
    assertThatThrownBy(() -> new Identity().call(2, 3, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Identity matrix initializer can only be used for 2D matrices. Received: shape=(2, 3, 4) of rank 3.");
    assertThatThrownBy(() -> new Orthogonal().call(5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The tensor to initialize must be at least two-dimensional. Received: shape=(5,) of rank 1.");
  }

  @Test
  void nameTheNearestWindow() {
    assertThatThrownBy(() -> new STFT(Options.window("haming")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "STFT: window must be the name of a window; received 'haming'; did you mean 'hamming'?");
  }

  private static void compareByName(JsonNode golden) {
    Keras.setRandomSeed(golden.get("global_seed").asLong());
    String name = golden.get("initializer").asText().toLowerCase(Locale.ROOT);
    Initializer initializer = Objects.requireNonNull(Initializers.REGISTRY.read(name));
    float[] values = draw(initializer, golden);
    Tolerance.EXACT.check("values", values, Golden.floats(golden.get("values")));
    assertThat(Golden.crc32(values)).isEqualTo(golden.get("crc32").asText());
    assertThat(draw(initializer, golden)).as("drawn again").isEqualTo(values);
  }

  private static void compareByArguments(JsonNode golden) {
    Initializer initializer =
        Initializers.REGISTRY.create(
            golden.get("initializer").asText(), Golden.map(golden.get("arguments")));
    Tolerance.EXACT.check("values", draw(initializer, golden), Golden.floats(golden.get("values")));
  }

  private static float[] draw(Initializer initializer, JsonNode golden) {
    int[] sizes = NDArray.of(Golden.doubles(golden.get("shape"))).toIntArray();
    Shape shape = Shape.of(NDArray.of(sizes).toLongArray());
    NDArray drawn =
        Harness.evaluate(
            in -> initializer.value(in.get(0).tf(), shape, DType.FLOAT32),
            NDArray.of(new float[1]));
    assertThat(drawn.shape()).containsExactly(sizes);
    return drawn.ravel().toFloatArray();
  }
}
