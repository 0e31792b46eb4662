package org.kerasjvm.random;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kerasjvm.parity.Golden;
import org.kerasjvm.parity.Tolerance;

class RandomGoldenTest {
  private static Stream<Map.Entry<String, JsonNode>> entries(JsonNode node) {
    return node.properties().stream();
  }

  static Stream<Map.Entry<String, JsonNode>> pythonDraws() {
    return entries(Golden.read("keras/random/python_draws.json").get("draws"));
  }

  static Stream<Map.Entry<String, JsonNode>> numpyDraws() {
    return entries(Golden.read("keras/random/numpy_draws.json").get("by_seed"));
  }

  static List<JsonNode> uniforms() {
    return Golden.elements(Golden.read("keras/random/stateless.json").get("values")).stream()
        .filter(value -> value.get("kernel").textValue().equals("uniform"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("pythonDraws")
  void drawsPythonsSeeds(Map.Entry<String, JsonNode> entry) {
    PythonRandom random = new PythonRandom(Long.parseLong(entry.getKey()));
    int[] expected = Golden.ints(entry.getValue());
    assertThat(Arrays.stream(expected).map(e -> (int) random.randint(1, 1_000_000_000)).toArray())
        .containsExactly(expected);
  }

  @ParameterizedTest
  @MethodSource("numpyDraws")
  void drawsNumpysNumbers(Map.Entry<String, JsonNode> entry) {
    long seed = Long.parseLong(entry.getKey());
    JsonNode expected = entry.getValue();
    double[] samples = Golden.doubles(expected.get("random_sample"));
    assertThat(new NumpyRandomState(seed).randomSample(samples.length).toDoubleArray())
        .containsExactly(samples);
    for (int n : new int[] {10, 100}) {
      assertThat(new NumpyRandomState(seed).permutation(n))
          .containsExactly(Golden.ints(expected.get("permutation_" + n)));
    }
    int[] integers = Golden.ints(expected.get("randint_0_100"));
    assertThat(new NumpyRandomState(seed).randint(0, 100, integers.length).toIntArray())
        .containsExactly(integers);
    int[] ten = IntStream.range(0, 10).toArray();
    assertThat(new NumpyRandomState(seed).choice(ten, 3, false))
        .containsExactly(Golden.ints(expected.get("choice_10_3_without_replacement")));
    double[] uniforms = Golden.doubles(expected.get("uniform_-2_3"));
    assertThat(new NumpyRandomState(seed).uniform(-2, 3, uniforms.length).toDoubleArray())
        .containsExactly(uniforms);
    double[] normals = Golden.doubles(expected.get("normal_0_0.03"));
    Tolerance.FLOAT64_FUNCTION.check(
        "normal",
        new NumpyRandomState(seed).normal(0, 0.03, normals.length).toDoubleArray(),
        normals);
  }

  @ParameterizedTest
  @MethodSource("uniforms")
  void drawsTensorFlowsUniforms(JsonNode expected) {
    int[] seed = Golden.ints(expected.get("seed"));
    float[] values = StatelessRandom.uniform(seed[0], seed[1], 1000);
    assertThat(Golden.crc32(values)).isEqualTo(expected.get("crc32").textValue());
  }

  @Test
  void dropsWhatKerasDrops() {
    for (JsonNode expected : Golden.read("keras/random/dropout.json").get("values")) {
      double rate = expected.get("rate").doubleValue();
      float kept = (float) (1 / (1 - rate));
      for (int call = 0; call < expected.get("outputs").size(); call++) {
        float[] output = Golden.floats(expected.get("outputs").get(call));
        float[] u = StatelessRandom.uniform(expected.get("seed").intValue(), call, output.length);
        for (int i = 0; i < output.length; i++) {
          assertThat(output[i]).isEqualTo(u[i] >= (float) rate ? kept : 0);
        }
      }
    }
  }
}
