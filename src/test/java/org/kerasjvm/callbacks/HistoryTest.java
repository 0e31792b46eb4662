package org.kerasjvm.callbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HistoryTest {

  private final History history = new History();

  @Test
  void keepsOneListForEachKeyInTheOrderOfTheLogs() {
    fit(2);
    assertThat(history.history().toString()).isEqualTo("{accuracy=[0.0, 1.0], loss=[0.0, 2.0]}");
    assertThat(history.epoch()).containsExactly(0, 1);
    assertThat(history.get("loss")).containsExactly(0.0, 2.0);
  }

  @Test
  void aSecondFitStartsTheEpochsAnewButKeepsTheMetrics() {
    fit(2);
    fit(1);
    assertThat(history.epoch()).containsExactly(0);
    assertThat(history.get("accuracy")).containsExactly(0.0, 1.0, 0.0);
  }

  @Test
  void namesTheKnownKeys() {
    fit(1);
    assertThatThrownBy(() -> history.get("acc"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("History: key must be one of [accuracy, loss]; received \"acc\".");
    assertThatThrownBy(() -> new History().get("loss"))
        .hasMessage(
            "History: key must be one of those of a finished epoch (there is none yet); received"
                + " \"loss\".");
  }

  private void fit(int epochs) {
    history.onTrainBegin(Map.of());
    for (int epoch = 0; epoch < epochs; epoch++) {
      history.onEpochEnd(
          epoch, new TreeMap<>(Map.of("loss", 2.0 * epoch, "accuracy", 1.0 * epoch)));
    }
  }
}
