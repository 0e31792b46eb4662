package org.kerasjvm.optimizers.schedules;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasStaircase;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.data.DType;
import org.kerasjvm.ops.Value;

/**
 * {@code rate = initialLearningRate / (1 + decayRate * step / decaySteps)}; with {@code staircase}
 * the quotient of steps is rounded down.
 *
 * <p><b>Options</b> (default): {@code staircase} (false), {@code name} (InverseTimeDecay).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/optimizers/schedules/learning_rate_schedule.py}.
 */
public final class InverseTimeDecay extends ConfiguredSchedule implements HasStaircase {

  static final Schema SCHEMA =
      Schema.of("InverseTimeDecay")
          .required(INITIAL_LEARNING_RATE)
          .required(DECAY_STEPS)
          .required(DECAY_RATE)
          .with(ExponentialDecay.STAIRCASE, false)
          .with(NAME, "InverseTimeDecay");

  private final double initial;
  private final double steps;
  private final double decay;
  private final boolean staircase;

  /**
   * Makes the schedule.
   *
   * @param initialLearningRate the rate of the first batch
   * @param decaySteps how many batches make one step of decay
   * @param decayRate what the divisor grows by in a step of decay
   * @throws IllegalArgumentException if {@code decaySteps} is not positive
   */
  @SafeVarargs
  public InverseTimeDecay(
      double initialLearningRate,
      int decaySteps,
      double decayRate,
      Option<? super InverseTimeDecay>... options) {
    this(
        SCHEMA.configure(
            options,
            new Option<>(INITIAL_LEARNING_RATE, initialLearningRate),
            new Option<>(DECAY_STEPS, decaySteps),
            new Option<>(DECAY_RATE, decayRate)));
  }

  InverseTimeDecay(Config c) {
    super(c);
    initial = c.get(INITIAL_LEARNING_RATE);
    steps = positive(c, DECAY_STEPS);
    decay = c.get(DECAY_RATE);
    staircase = c.get(ExponentialDecay.STAIRCASE);
  }

  @Override
  public Value rate(Value step) {
    Value quotient = step.cast(DType.FLOAT32).divide(steps);
    Value whole = staircase ? quotient.floor() : quotient;
    return whole.constant(initial).divide(whole.constant(1).add(whole.multiply(decay)));
  }
}
