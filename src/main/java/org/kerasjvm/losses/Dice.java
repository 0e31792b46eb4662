package org.kerasjvm.losses;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasAxis;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.Value;

/**
 * Dice loss of a segmentation: {@code 1 - 2 * sum(yTrue * yPred) / (sum(yTrue) + sum(yPred) +
 * 1e-7)}, over the axes.
 *
 * <p><b>Options</b> (default): {@code axis} (all: one number for the whole batch; one or several),
 * those of {@link Loss}.
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/losses/losses.py}.
 */
public final class Dice extends Loss implements HasAxis {

  /** The axes to sum over. */
  public static final Param<List<Integer>> AXES = Param.axes("axis");

  static final Schema SCHEMA = Loss.schema("Dice", "dice").with(AXES, null);

  private final int[] axes;

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public Dice(Option<? super Dice>... options) {
    this(SCHEMA.configure(options));
  }

  Dice(Config c) {
    super(c);
    axes = ints(c.find(AXES));
  }

  @Override
  protected Value call(Value yTrue, Value yPred) {
    Value both = yTrue.multiply(yPred).sum(axes);
    Value all = yTrue.sum(axes).add(yPred.sum(axes)).add(CrossEntropies.EPSILON);
    return both.constant(1).subtract(both.multiply(2.0).divide(all));
  }

  static int[] ints(@Nullable List<Integer> axes) {
    return axes == null ? new int[0] : axes.stream().mapToInt(k -> k).toArray();
  }
}
