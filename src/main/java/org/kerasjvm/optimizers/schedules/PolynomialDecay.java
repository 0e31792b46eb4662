package org.kerasjvm.optimizers.schedules;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.data.DType;
import org.kerasjvm.ops.Value;

/**
 * {@code rate = (initialLearningRate - endLearningRate) * (1 - step / decaySteps)^power +
 * endLearningRate} up to {@code decaySteps} batches, then {@code endLearningRate}; with {@code
 * cycle}, {@code decaySteps} is replaced by its first multiple that is not below the step.
 *
 * <p><b>Options</b> (default): {@code endLearningRate} (0.0001), {@code power} (1), {@code cycle}
 * (false), {@code name} (PolynomialDecay).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/optimizers/schedules/learning_rate_schedule.py}.
 */
public final class PolynomialDecay extends ConfiguredSchedule {

  /** The rate at the end. */
  public static final Param<Double> END_LEARNING_RATE = Param.number("end_learning_rate");

  /** The exponent. */
  public static final Param<Double> POWER = Param.number("power");

  /** Whether the rate rises again at the end. */
  public static final Param<Boolean> CYCLE = Param.bool("cycle");

  static final Schema SCHEMA =
      Schema.of("PolynomialDecay")
          .required(INITIAL_LEARNING_RATE)
          .required(DECAY_STEPS)
          .with(END_LEARNING_RATE, 0.0001)
          .with(POWER, 1.0)
          .with(CYCLE, false)
          .with(NAME, "PolynomialDecay");

  private final double initial;
  private final double steps;
  private final double end;
  private final double power;
  private final boolean cycle;

  /**
   * Makes the schedule.
   *
   * @param initialLearningRate the rate of the first batch
   * @param decaySteps how many batches the decay takes
   * @throws IllegalArgumentException if {@code decaySteps} is not positive
   */
  @SafeVarargs
  public PolynomialDecay(
      double initialLearningRate, int decaySteps, Option<? super PolynomialDecay>... options) {
    this(
        SCHEMA.configure(
            options,
            new Option<>(INITIAL_LEARNING_RATE, initialLearningRate),
            new Option<>(DECAY_STEPS, decaySteps)));
  }

  PolynomialDecay(Config c) {
    super(c);
    initial = c.get(INITIAL_LEARNING_RATE);
    steps = positive(c, DECAY_STEPS);
    end = c.get(END_LEARNING_RATE);
    power = c.get(POWER);
    cycle = c.get(CYCLE);
  }

  @Override
  public Value rate(Value step) {
    Value s = step.cast(DType.FLOAT32);
    Value one = s.constant(1);
    Value length = s.constant(steps);
    if (cycle) {
      Value rounds = s.equal(s.constant(0)).choose(one, s.divide(steps).ceil());
      length = length.multiply(rounds);
    } else {
      s = s.minimum(length);
    }
    Value left = one.subtract(s.divide(length)).power(s.constant(power));
    return s.constant(initial).subtract(end).multiply(left).add(end);
  }
}
