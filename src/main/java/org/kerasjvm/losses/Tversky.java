package org.kerasjvm.losses;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasAlpha;
import org.kerasjvm.config.HasAxis;
import org.kerasjvm.config.HasBeta;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.Value;

/**
 * Tversky loss of a segmentation: {@code 1 - both / (both + alpha * fp + beta * fn + 1e-7)} with
 * {@code both = sum(yTrue * yPred)}, {@code fp = sum((1 - yPred) * yTrue)} and {@code fn =
 * sum(yPred * (1 - yTrue))}, over the axes.
 *
 * <p><b>Options</b> (default): {@code alpha} (0.5), {@code beta} (0.5), {@code axis} (all: one
 * number for the whole batch; one or several), those of {@link Loss}.
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/losses/losses.py}.
 */
public final class Tversky extends Loss implements HasAlpha, HasBeta, HasAxis {

  /** The weight of what the prediction misses. */
  public static final Param<Double> ALPHA = Param.number("alpha");

  /** The weight of what the prediction adds. */
  public static final Param<Double> BETA = Param.number("beta");

  static final Schema SCHEMA =
      Loss.schema("Tversky", "tversky").with(ALPHA, 0.5).with(BETA, 0.5).with(Dice.AXES, null);

  private final double alpha;
  private final double beta;
  private final int[] axes;

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public Tversky(Option<? super Tversky>... options) {
    this(SCHEMA.configure(options));
  }

  Tversky(Config c) {
    super(c);
    alpha = c.get(ALPHA);
    beta = c.get(BETA);
    axes = Dice.ints(c.find(Dice.AXES));
  }

  @Override
  protected Value call(Value yTrue, Value yPred) {
    Value one = yPred.constant(1);
    Value both = yTrue.multiply(yPred).sum(axes);
    Value missed = one.subtract(yPred).multiply(yTrue).sum(axes);
    Value wrong = yPred.multiply(one.subtract(yTrue)).sum(axes);
    Value all = both.add(missed.multiply(alpha)).add(wrong.multiply(beta));
    return one.subtract(both.divide(all.add(CrossEntropies.EPSILON)));
  }
}
