package org.kerasjvm.constraints;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasAxis;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.Value;

/**
 * Vectors of length 1: {@code w / (1e-7 + norm)}.
 *
 * <p><b>Options</b> (default): {@code axis} (0: the weights into each unit; one or several).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/constraints/constraints.py}.
 */
public final class UnitNorm extends Constraint implements HasAxis {

  static final Schema SCHEMA = Schema.of("UnitNorm").with(Norms.AXIS, 0);

  private final int[] axes;

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public UnitNorm(Option<? super UnitNorm>... options) {
    this(SCHEMA.configure(options));
  }

  UnitNorm(Config c) {
    super(c);
    axes = Norms.axes(c.find(Norms.AXIS));
  }

  @Override
  public Value call(Value w) {
    return w.divide(Norms.divisor(Norms.of(w, axes)));
  }
}
