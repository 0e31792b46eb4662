package org.kerasjvm.optimizers.schedules;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasStaircase;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.data.DType;
import org.kerasjvm.ops.Value;

/**
 * {@code rate = initialLearningRate * decayRate^(step / decaySteps)}; with {@code staircase} the
 * exponent is rounded down, so that the rate falls once in {@code decaySteps} batches.
 *
 * <p><b>Options</b> (default): {@code staircase} (false), {@code name} (ExponentialDecay).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/optimizers/schedules/learning_rate_schedule.py}.
 */
public final class ExponentialDecay extends ConfiguredSchedule implements HasStaircase {

  /** Whether the rate falls in steps. */
  public static final Param<Boolean> STAIRCASE = Param.bool("staircase");

  static final Schema SCHEMA =
      Schema.of("ExponentialDecay")
          .required(INITIAL_LEARNING_RATE)
          .required(DECAY_STEPS)
          .required(DECAY_RATE)
          .with(STAIRCASE, false)
          .with(NAME, "ExponentialDecay");

  private final double initial;
  private final double steps;
  private final double decay;
  private final boolean staircase;

  /**
   * Makes the schedule.
   *
   * @param initialLearningRate the rate of the first batch
   * @param decaySteps after how many batches the rate has fallen by {@code decayRate}
   * @param decayRate the factor
   * @throws IllegalArgumentException if {@code decaySteps} is not positive
   */
  @SafeVarargs
  public ExponentialDecay(
      double initialLearningRate,
      int decaySteps,
      double decayRate,
      Option<? super ExponentialDecay>... options) {
    this(
        SCHEMA.configure(
            options,
            new Option<>(INITIAL_LEARNING_RATE, initialLearningRate),
            new Option<>(DECAY_STEPS, decaySteps),
            new Option<>(DECAY_RATE, decayRate)));
  }

  ExponentialDecay(Config c) {
    super(c);
    initial = c.get(INITIAL_LEARNING_RATE);
    steps = positive(c, DECAY_STEPS);
    decay = c.get(DECAY_RATE);
    staircase = c.get(STAIRCASE);
  }

  @Override
  public Value rate(Value step) {
    Value exponent = step.cast(DType.FLOAT32).divide(steps);
    Value whole = staircase ? exponent.floor() : exponent;
    return whole.constant(initial).multiply(whole.constant(decay).power(whole));
  }
}
