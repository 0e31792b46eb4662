package org.kerasjvm.initializers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.kerasjvm.Keras;
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
        .filter(golden -> !golden.get("initializer").asText().equals("orthogonal"))
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
        .filter(golden -> !golden.get("initializer").asText().equals("Orthogonal"))
        .map(
            golden ->
                DynamicTest.dynamicTest(
                    golden.get("initializer").asText() + golden.get("arguments"),
                    () -> compareByArguments(golden)));
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
