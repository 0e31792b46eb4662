package org.kerasjvm.parity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

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
      double[] expected = Golden.doubles(golden.get(key));
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

  private static Tolerance tolerance(String key, int epoch) {
    boolean counted = key.contains("acc");
    return counted ? Tolerance.EXACT : Tolerance.ofEpoch(epoch);
  }
}
