package org.kerasjvm.regularizers;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.Value;

/**
 * A penalty of {@code l1 * sum(abs(x)) + l2 * sum(square(x))}.
 *
 * <p><b>Options</b> (default): {@code l1} (0), {@code l2} (0).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/regularizers/regularizers.py}.
 */
public final class L1L2 extends Regularizer {

  /** The factor of absolute values. */
  public static final Param<Double> L1 = Penalties.factor("l1");

  /** The factor of squares. */
  public static final Param<Double> L2 = Penalties.factor("l2");

  static final Schema SCHEMA = Schema.of("L1L2").with(L1, 0.0).with(L2, 0.0);

  private final double l1;
  private final double l2;

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public L1L2(Option<? super L1L2>... options) {
    this(SCHEMA.configure(options));
  }

  L1L2(Config c) {
    super(c);
    l1 = c.get(L1);
    l2 = c.get(L2);
  }

  @Override
  public Value call(Value x) {
    Value penalty = x.constant(0);
    if (l1 != 0) {
      penalty = penalty.add(x.abs().sum().multiply(l1));
    }
    if (l2 != 0) {
      penalty = penalty.add(x.square().sum().multiply(l2));
    }
    return penalty;
  }
}
