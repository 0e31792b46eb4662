package org.kerasjvm.regularizers;

import java.util.Map;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.Value;

/**
 * A penalty of {@code l1 * sum(abs(x))}.
 *
 * <p><b>Options</b> (default): {@code l1} (0.01).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/regularizers/regularizers.py}.
 */
public final class L1 extends Regularizer {

  /** The factor. */
  public static final Param<Double> L1 = Penalties.float32Factor("l1");

  static final Schema SCHEMA = Schema.of("L1").with(L1, 0.01);

  private final double l1;

  /** With a factor of 0.01. */
  public L1() {
    this(0.01);
  }

  /**
   * @param l1 the factor
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public L1(double l1) {
    this(SCHEMA.fromMap(Map.of("l1", l1)));
  }

  L1(Config c) {
    super(c);
    l1 = c.get(L1);
  }

  @Override
  public Value call(Value x) {
    return x.abs().sum().multiply(l1);
  }
}
