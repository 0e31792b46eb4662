package org.kerasjvm.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kerasjvm.Options.activation;
import static org.kerasjvm.Options.inputShape;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.kerasjvm.Keras;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.layers.Dense;
import org.kerasjvm.models.Sequential;
import org.kerasjvm.random.TensorFlowShuffle;

/**
 * The weights that every model of the tutorials starts from, and the order that it takes rows in.
 */
class TutorialStartParityTest {

  /** A model of Dense layers by its place in a golden. */
  private record Start(String file, String path, int inputs, List<Integer> units) {

    JsonNode golden() {
      return Golden.read("tutorials/" + file + ".json");
    }

    JsonNode model() {
      return golden().at("/" + path);
    }
  }

  private static final List<Start> STARTS =
      List.of(
          new Start("breast_cancer", "model", 30, List.of(10, 8, 6, 1)),
          new Start("breast_cancer", "model_of_the_printed_summary", 30, List.of(10, 10, 10, 1)),
          new Start("circles", "model_1", 2, List.of(1)),
          new Start("circles", "model_2", 2, List.of(1, 1)),
          new Start("circles", "model_3", 2, List.of(100, 10, 1)),
          new Start("circles", "model_4", 2, List.of(4, 4, 1)),
          new Start("fashion_mnist", "circles/model_1", 2, List.of(1)),
          new Start("fashion_mnist", "circles/model_7", 2, List.of(4, 4, 1)),
          new Start("fashion_mnist", "fashion_mnist", 784, List.of(4, 4, 10)),
          new Start("mnist", "model", 784, List.of(512, 10)),
          new Start("sonar", "baseline", 60, List.of(60, 1)),
          new Start("sonar", "standardized", 60, List.of(60, 1)),
          new Start("sonar", "smaller", 60, List.of(30, 1)),
          new Start("sonar", "larger", 60, List.of(60, 30, 1)));

  @TestFactory
  Stream<DynamicTest> startsFromKerassWeightsAndTakesRowsInItsOrder() {
    return STARTS.stream()
        .map(
            start -> DynamicTest.dynamicTest(start.file() + " " + start.path(), () -> test(start)));
  }

  private static void test(Start start) {
    long seed = start.golden().get("seed").asLong();
    Keras.clearSession();
    Keras.setRandomSeed(seed);
    try (Sequential model = new Sequential()) {
      model.add(new Dense(start.units().get(0), inputShape(start.inputs()), activation("relu")));
      start.units().stream().skip(1).forEach(units -> model.add(new Dense(units)));
      checkWeights(model.getWeights(), start.model().get("initial_weights"));
    }
    List<JsonNode> permutations = permutations(start.model());
    assertThat(permutations).isNotEmpty();
    permutations.forEach(golden -> checkPermutation(seed, golden));
  }

  private static void checkWeights(List<NDArray> weights, JsonNode golden) {
    assertThat(weights).hasSameSizeAs(Golden.elements(golden));
    for (int k = 0; k < weights.size(); k++) {
      JsonNode expected = golden.get(k);
      float[] actual = weights.get(k).ravel().toFloatArray();
      assertThat(weights.get(k).shape()).containsExactly(Golden.ints(expected.get("shape")));
      if (expected.has("crc32")) {
        assertThat(Golden.crc32(actual)).isEqualTo(expected.get("crc32").asText());
      } else {
        assertThat(actual).containsExactly(Golden.floats(expected.get("values")));
      }
    }
  }

  private static void checkPermutation(long seed, JsonNode golden) {
    int[] order = TensorFlowShuffle.permutation(seed, golden.get("n").asInt());
    assertThat(Golden.crc32(order)).isEqualTo(golden.get("crc32").asText());
  }

  private static List<JsonNode> permutations(JsonNode model) {
    List<JsonNode> found = new ArrayList<>();
    model.forEach(step -> found.addAll(step.findParents("crc32")));
    found.removeIf(node -> !node.has("n"));
    return found;
  }
}
