package org.kerasjvm.regularizers;

import java.util.Map;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.Value;

/**
 * A penalty of {@code l2 * sum(square(x))}.
 *
 * <p><b>Options</b> (default): {@code l2} (0.01).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/regularizers/regularizers.py}.
 */
public final class L2 extends Regularizer {

  /** The factor. */
  public static final Param<Double> L2 = Penalties.factor("l2");

  static final Schema SCHEMA = Schema.of("L2").with(L2, 0.01);

  private final double l2;

  /** With a factor of 0.01. */
  public L2() {
    this(0.01);
  }

  /**
   * @param l2 the factor
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public L2(double l2) {
    this(SCHEMA.fromMap(Map.of("l2", l2)));
  }

  L2(Config c) {
    super(c);
    l2 = c.get(L2);
  }

  @Override
  public Value call(Value x) {
    return x.square().sum().multiply(l2);
  }
}
