package org.kerasjvm.constraints;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasAxis;
import org.kerasjvm.config.HasMaxValue;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.Value;

/**
 * Vectors no longer than a length: {@code w * clip(norm, 0, maxValue) / (1e-7 + norm)}.
 *
 * <p><b>Options</b> (default): {@code maxValue} (2), {@code axis} (0: the weights into each unit;
 * one or several).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/constraints/constraints.py}.
 */
public final class MaxNorm extends Constraint implements HasAxis, HasMaxValue {

  /** The largest length. */
  public static final Param<Double> MAX_VALUE = Param.number("max_value");

  static final Schema SCHEMA = Schema.of("MaxNorm").with(MAX_VALUE, 2).with(Norms.AXIS, 0);

  private final double maxValue;
  private final int[] axes;

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public MaxNorm(Option<? super MaxNorm>... options) {
    this(SCHEMA.configure(options));
  }

  /**
   * @param maxValue the largest length
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public MaxNorm(double maxValue, Option<? super MaxNorm>... options) {
    this(SCHEMA.configure(options, new Option<>(MAX_VALUE, maxValue)));
  }

  MaxNorm(Config c) {
    super(c);
    maxValue = c.get(MAX_VALUE);
    axes = Norms.axes(c.find(Norms.AXIS));
  }

  @Override
  public Value call(Value w) {
    Value norms = Norms.of(w, axes);
    return w.multiply(norms.clip(0, maxValue).divide(Norms.divisor(norms)));
  }
}
