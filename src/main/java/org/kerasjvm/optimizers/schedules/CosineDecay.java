package org.kerasjvm.optimizers.schedules;

import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasAlpha;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.data.DType;
import org.kerasjvm.ops.Value;

/**
 * {@code rate = initialLearningRate * ((1 - alpha) * (1 + cos(pi * step / decaySteps)) / 2 +
 * alpha)} up to {@code decaySteps} batches, then {@code initialLearningRate * alpha}. With {@code
 * warmupTarget} the rate first goes in a straight line from {@code initialLearningRate} to the
 * target, in {@code warmupSteps} batches, and falls from there.
 *
 * <p><b>Options</b> (default): {@code alpha} (0), {@code name} (CosineDecay), {@code warmupTarget}
 * (none), {@code warmupSteps} (0).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/optimizers/schedules/learning_rate_schedule.py}.
 */
public final class CosineDecay extends ConfiguredSchedule implements HasAlpha {

  /** The part of the rate that is left at the end. */
  public static final Param<Double> ALPHA = Param.number("alpha");

  /** The rate after warm-up. */
  public static final Param<Double> WARMUP_TARGET = Param.number("warmup_target");

  /** How many batches warm-up takes. */
  public static final Param<Integer> WARMUP_STEPS = Param.integer("warmup_steps");

  static final Schema SCHEMA =
      Schema.of("CosineDecay")
          .required(INITIAL_LEARNING_RATE)
          .required(DECAY_STEPS)
          .with(ALPHA, 0.0)
          .with(NAME, "CosineDecay")
          .with(WARMUP_TARGET, null)
          .with(WARMUP_STEPS, 0);

  private final double initial;
  private final double steps;
  private final double alpha;
  private final @Nullable Double target;
  private final int warmup;

  /**
   * Makes the schedule.
   *
   * @param initialLearningRate the rate of the first batch
   * @param decaySteps how many batches the decay takes
   * @throws IllegalArgumentException if {@code decaySteps} is not positive
   */
  @SafeVarargs
  public CosineDecay(
      double initialLearningRate, int decaySteps, Option<? super CosineDecay>... options) {
    this(
        SCHEMA.configure(
            options,
            new Option<>(INITIAL_LEARNING_RATE, initialLearningRate),
            new Option<>(DECAY_STEPS, decaySteps)));
  }

  CosineDecay(Config c) {
    super(c);
    initial = c.get(INITIAL_LEARNING_RATE);
    steps = positive(c, DECAY_STEPS);
    alpha = c.get(ALPHA);
    target = c.find(WARMUP_TARGET);
    warmup = c.get(WARMUP_STEPS);
  }

  @Override
  public Value rate(Value step) {
    Value s = step.cast(DType.FLOAT32);
    if (target == null) {
      return decayed(s.minimum(steps).divide(steps), initial);
    }
    Value bounded = s.minimum(s.constant(steps).add(warmup));
    Value rise = s.constant(target).subtract(initial);
    Value rising = rise.multiply(part(bounded, warmup)).add(initial);
    Value falling = decayed(part(bounded.subtract(warmup), steps), target);
    return bounded.less(s.constant(warmup)).choose(rising, falling);
  }

  /**
   * {@code step / length} up to {@code length}: by a quotient, where the graph optimizer would make
   * it a product with the inverse of a constant. Keras computes it in a branch of a condition,
   * which does not know the constant.
   */
  private static Value part(Value step, double length) {
    return step.divide(step.maximum(length)).held();
  }

  private Value decayed(Value fraction, double from) {
    Value wave = fraction.multiply(Math.PI).cos().add(1).multiply(0.5);
    return wave.multiply(1 - alpha).add(alpha).multiply(from);
  }
}
