package org.kerasjvm.optimizers.schedules;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasAlpha;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.data.DType;
import org.kerasjvm.ops.Value;

/**
 * Periods of a falling cosine: {@code rate = initialLearningRate * ((1 - alpha) * mMul^i * (1 +
 * cos(pi * part)) / 2 + alpha)}, where {@code part} is how much of period {@code i} is over. The
 * first period takes {@code firstDecaySteps} batches, each further one {@code tMul} times its
 * predecessor.
 *
 * <p><b>Options</b> (default): {@code tMul} (2), {@code mMul} (1), {@code alpha} (0), {@code name}
 * (SGDRDecay).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/optimizers/schedules/learning_rate_schedule.py}.
 */
public final class CosineDecayRestarts extends ConfiguredSchedule implements HasAlpha {

  private static final Param<Double> FIRST_DECAY_STEPS =
      Param.number("first_decay_steps").required();

  /** How much longer each period is than the one before. */
  public static final Param<Double> T_MUL = Param.number("t_mul");

  /** How much higher each period starts than the one before. */
  public static final Param<Double> M_MUL = Param.number("m_mul");

  static final Schema SCHEMA =
      Schema.of("CosineDecayRestarts")
          .required(INITIAL_LEARNING_RATE)
          .required(FIRST_DECAY_STEPS)
          .with(T_MUL, 2.0)
          .with(M_MUL, 1.0)
          .with(CosineDecay.ALPHA, 0.0)
          .with(NAME, "SGDRDecay");

  private final double initial;
  private final double steps;
  private final double tMul;
  private final double mMul;
  private final double alpha;

  /**
   * Makes the schedule.
   *
   * @param initialLearningRate the rate of the first batch
   * @param firstDecaySteps how many batches the first period takes
   * @throws IllegalArgumentException if {@code firstDecaySteps} is not positive
   */
  @SafeVarargs
  public CosineDecayRestarts(
      double initialLearningRate,
      int firstDecaySteps,
      Option<? super CosineDecayRestarts>... options) {
    this(
        SCHEMA.configure(
            options,
            new Option<>(INITIAL_LEARNING_RATE, initialLearningRate),
            new Option<>(FIRST_DECAY_STEPS, firstDecaySteps)));
  }

  CosineDecayRestarts(Config c) {
    super(c);
    initial = c.get(INITIAL_LEARNING_RATE);
    steps = positive(c, FIRST_DECAY_STEPS);
    tMul = c.get(T_MUL);
    mMul = c.get(M_MUL);
    alpha = c.get(CosineDecay.ALPHA);
  }

  @Override
  public Value rate(Value step) {
    Value done = step.cast(DType.FLOAT32).divide(steps).held();
    Value one = done.constant(1);
    Value restarts;
    Value part;
    if ((float) tMul == 1) {
      restarts = done.floor();
      part = done.subtract(restarts);
    } else {
      Value t = done.constant(tMul);
      Value growth = one.subtract(t);
      restarts = one.subtract(done.multiply(growth)).log().divide(t.log()).floor();
      Value length = t.power(restarts);
      Value before = one.subtract(length).divide(growth);
      part = done.subtract(before).divide(length);
    }
    Value height = one.constant(mMul).power(restarts).multiply(0.5);
    Value wave = height.multiply(part.held().multiply(Math.PI).cos().add(1));
    Value rest = one.constant(alpha);
    return one.subtract(rest).multiply(wave).add(rest).multiply(initial);
  }
}
