package org.kerasjvm.losses;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.Value;

/**
 * Hinge loss for one-hot targets: {@code max(neg - pos + 1, 0)} with {@code pos = sum(yTrue *
 * yPred, axis=-1)} and {@code neg = max((1 - yTrue) * yPred, axis=-1)}.
 *
 * <p><b>Options</b> (default): those of {@link Loss}.
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/losses/losses.py}.
 */
public final class CategoricalHinge extends Loss {

  static final Schema SCHEMA = Loss.schema("CategoricalHinge", "categorical_hinge");

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public CategoricalHinge(Option<? super CategoricalHinge>... options) {
    this(SCHEMA.configure(options));
  }

  CategoricalHinge(Config c) {
    super(c);
  }

  @Override
  protected Value call(Value yTrue, Value yPred) {
    Value pos = yTrue.multiply(yPred).sum(-1);
    Value neg = yPred.constant(1).subtract(yTrue).multiply(yPred).max(-1);
    return neg.subtract(pos).add(1.0).maximum(0);
  }
}
