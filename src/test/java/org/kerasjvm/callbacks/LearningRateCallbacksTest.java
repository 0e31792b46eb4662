package org.kerasjvm.callbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kerasjvm.Options.factor;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.kerasjvm.config.Config;
import org.kerasjvm.console.TextOutput;

class LearningRateCallbacksTest {

  @TestFactory
  Stream<DynamicTest> reduceLROnPlateauDoesWhatKerasDoes() {
    return EpochReplay.tests(
        "reduce_lr_on_plateau.json",
        (golden, output) ->
            new ReduceLROnPlateau(
                ReduceLROnPlateau.SCHEMA.fromMap(EpochReplay.settings(golden)), output));
  }

  @TestFactory
  Stream<DynamicTest> learningRateSchedulerDoesWhatKerasDoes() {
    return EpochReplay.tests(
        "learning_rate_scheduler.json",
        (golden, output) -> scheduler(EpochReplay.settings(golden), output));
  }

  @Test
  void aScheduleMayTakeTheEpochAlone() {
    LearningRateScheduler scheduler = new LearningRateScheduler(epoch -> 0.5 / (epoch + 1));
    scheduler.setModel(new ReplayModel());
    scheduler.onEpochBegin(1, Map.of());
    assertThat(scheduler.model().learningRate()).isEqualTo(0.25f);
  }

  @Test
  void rejectsAFactorThatDoesNotLowerTheRate() {
    assertThatThrownBy(() -> new ReduceLROnPlateau(factor(1.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("ReduceLROnPlateau: factor must be a number below 1; received 1.");
  }

  private static LearningRateScheduler scheduler(Map<String, Object> settings, TextOutput output) {
    String schedule = (String) settings.remove("schedule");
    Config config = LearningRateScheduler.SCHEMA.fromMap(settings);
    return new LearningRateScheduler(
        schedule.equals("halved")
            ? (epoch, rate) -> rate * 0.5
            : (epoch, rate) -> epoch < 2 ? 0.1 : 1e-5,
        config,
        output);
  }
}
