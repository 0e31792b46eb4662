package org.kerasjvm.optimizers.schedules;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Named;
import org.kerasjvm.config.Param;

/** What Keras's own schedules share: a configuration, and parameters that several of them take. */
abstract class ConfiguredSchedule implements LearningRateSchedule, Named {

  static final Param<Double> INITIAL_LEARNING_RATE =
      Param.number("initial_learning_rate").required();
  static final Param<Double> DECAY_STEPS = Param.number("decay_steps").required();
  static final Param<Double> DECAY_RATE = Param.number("decay_rate").required();
  static final Param<String> NAME = Param.text("name");

  private final Config config;

  ConfiguredSchedule(Config config) {
    this.config = config;
  }

  /** Keras's check of a number of steps. */
  static double positive(Config config, Param<Double> steps) {
    double value = config.get(steps);
    if (value <= 0) {
      throw new IllegalArgumentException(
          "Argument `%s` must be > 0. Received: %s=%s"
              .formatted(steps.key(), steps.key(), config.toMap().get(steps.key())));
    }
    return value;
  }

  @Override
  public final Config config() {
    return config;
  }

  @Override
  public final String toString() {
    return config.toString();
  }
}
