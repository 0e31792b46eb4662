package org.kerasjvm.parity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.kerasjvm.callbacks.History;

/** Compares a history with a golden's. */
final class Histories {

  private Histories() {}

  /** Keys in order, accuracies exactly, losses and other metrics within their tolerance. */
  static void check(
      String what, int firstEpoch, Map<String, List<Double>> history, JsonNode golden) {
    assertThat(history.keySet())
        .as("%s: keys", what)
        .containsExactlyElementsOf(Golden.map(golden).keySet());
    for (String key : history.keySet()) {
      double[] expected = numbers(golden.get(key));
      assertThat(history.get(key)).as("%s: epochs of %s", what, key).hasSize(expected.length);
      for (int k = 0; k < expected.length; k++) {
        tolerance(key, firstEpoch + k)
            .check(
                "%s: %s of epoch %d".formatted(what, key, k + 1),
                history.get(key).get(k),
                expected[k]);
      }
    }
  }

  /** Metrics that give arrays, element by element. */
  static void checkArrays(String what, History history, JsonNode golden) {
    for (var entry : golden.properties()) {
      String key = entry.getKey();
      boolean several = entry.getValue().get(0).isArray();
      assertThat(history.arrays(key)).as(key).hasSize(several ? entry.getValue().size() : 0);
      for (int k = 0; k < history.arrays(key).size(); k++) {
        Tolerance.LOSS.check(
            "%s: %s of epoch %d".formatted(what, key, k + 1),
            history.arrays(key).get(k).toDoubleArray(),
            Golden.doubles(entry.getValue().get(k)));
      }
    }
  }

  /** Numbers as they are, of arrays the mean; one number may stand alone. */
  static double[] numbers(JsonNode list) {
    if (!list.isArray()) {
      return Golden.doubles(list);
    }
    return Golden.elements(list).stream()
        .mapToDouble(e -> Arrays.stream(Golden.doubles(e)).average().orElseThrow())
        .toArray();
  }

  private static Tolerance tolerance(String key, int epoch) {
    boolean counted = key.contains("acc");
    return counted ? Tolerance.EXACT : Tolerance.ofEpoch(epoch);
  }
}
