package org.kerasjvm.callbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kerasjvm.Options.mode;
import static org.kerasjvm.Options.monitor;
import static org.kerasjvm.Options.patience;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class EarlyStoppingTest {

  @TestFactory
  Stream<DynamicTest> doesWhatKerasDoes() {
    return EpochReplay.tests(
        "early_stopping.json",
        (golden, output) ->
            new EarlyStopping(EarlyStopping.SCHEMA.fromMap(EpochReplay.settings(golden)), output));
  }

  @Test
  void takesOptionsAndTellsTheBestEpoch() {
    EarlyStopping stopping = new EarlyStopping(monitor("loss"), patience(1));
    stopping.setModel(new ReplayModel());
    stopping.onTrainBegin(Map.of());
    for (double loss : new double[] {0.5, 0.25, 0.75}) {
      stopping.onEpochEnd(
          loss == 0.5 ? 0 : loss == 0.25 ? 1 : 2, new HashMap<>(Map.of("loss", loss)));
    }
    assertThat(stopping.best()).isEqualTo(0.25);
    assertThat(stopping.bestEpoch()).isEqualTo(1);
    assertThat(stopping.stoppedEpoch()).isEqualTo(2);
    assertThat(stopping.model().stopTraining()).isTrue();
  }

  @Test
  void asksForTheModeOfAMetricThatDoesNotTellIt() {
    EarlyStopping stopping = new EarlyStopping(monitor("val_speed"));
    stopping.setModel(new ReplayModel());
    assertThatThrownBy(() -> stopping.onEpochEnd(0, Map.of("val_speed", 1.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "EarlyStopping callback received monitor=val_speed but Keras isn't able to automatically"
                + " determine whether that metric should be maximized or minimized. Pass"
                + " mode(\"max\") in order to do early stopping based on the highest metric value,"
                + " or pass mode(\"min\") in order to use the lowest value.");
  }

  @Test
  void rejectsAnUnknownMode() {
    assertThatThrownBy(() -> new EarlyStopping(mode("best")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("EarlyStopping: mode must be one of [auto, min, max]; received 'best'.");
  }

  @Test
  void rejectsNegativePatience() {
    assertThatThrownBy(() -> new EarlyStopping(patience(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("EarlyStopping: patience must be an integer of 0 or more; received -1.");
  }
}
