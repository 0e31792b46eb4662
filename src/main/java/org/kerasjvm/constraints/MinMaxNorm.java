package org.kerasjvm.constraints;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasAxis;
import org.kerasjvm.config.HasMaxValue;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.Value;

/**
 * Vectors whose length lies between two bounds, or moves towards them by a rate: {@code w * (rate *
 * clip(norm, minValue, maxValue) + (1 - rate) * norm) / (1e-7 + norm)}.
 *
 * <p><b>Options</b> (default): {@code minValue} (0), {@code maxValue} (1), {@code rate} (1), {@code
 * axis} (0: the weights into each unit; one or several).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/constraints/constraints.py}.
 */
public final class MinMaxNorm extends Constraint implements HasAxis, HasMaxValue {

  /** The least length. */
  public static final Param<Double> MIN_VALUE = Param.number("min_value");

  /** How much of the way to the bounds is gone at each step. */
  public static final Param<Double> RATE = Param.number("rate");

  static final Schema SCHEMA =
      Schema.of("MinMaxNorm")
          .with(MIN_VALUE, 0.0)
          .with(MaxNorm.MAX_VALUE, 1.0)
          .with(RATE, 1.0)
          .with(Norms.AXIS, 0);

  private final double minValue;
  private final double maxValue;
  private final double rate;
  private final int[] axes;

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public MinMaxNorm(Option<? super MinMaxNorm>... options) {
    this(SCHEMA.configure(options));
  }

  MinMaxNorm(Config c) {
    super(c);
    minValue = c.get(MIN_VALUE);
    maxValue = c.get(MaxNorm.MAX_VALUE);
    rate = c.get(RATE);
    axes = Norms.axes(c.find(Norms.AXIS));
  }

  @Override
  public Value call(Value w) {
    Value norms = Norms.of(w, axes);
    Value within = norms.clip(minValue, maxValue).multiply(rate);
    Value desired = within.add(norms.multiply(1 - rate));
    return w.multiply(desired.divide(Norms.divisor(norms)));
  }
}
