package org.kerasjvm.losses;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.Value;

/**
 * Squared hinge loss for targets -1 or 1: {@code mean(square(max(1 - yTrue * yPred, 0)), axis=-1)}.
 * Targets that are all 0 or 1 are taken as -1 and 1.
 *
 * <p><b>Options</b> (default): those of {@link Loss}.
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/losses/losses.py}.
 */
public final class SquaredHinge extends Loss {

  static final Schema SCHEMA = Loss.schema("SquaredHinge", "squared_hinge");

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public SquaredHinge(Option<? super SquaredHinge>... options) {
    this(SCHEMA.configure(options));
  }

  SquaredHinge(Config c) {
    super(c);
  }

  @Override
  protected Value call(Value yTrue, Value yPred) {
    return Hinge.margin(yTrue, yPred).square().mean(-1);
  }
}
