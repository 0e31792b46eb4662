package org.kerasjvm.losses;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.Value;

/**
 * Poisson loss: {@code mean(yPred - yTrue * log(yPred + 1e-7), axis=-1)}.
 *
 * <p><b>Options</b> (default): those of {@link Loss}.
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/losses/losses.py}.
 */
public final class Poisson extends Loss {

  static final Schema SCHEMA = Loss.schema("Poisson", "poisson");

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public Poisson(Option<? super Poisson>... options) {
    this(SCHEMA.configure(options));
  }

  Poisson(Config c) {
    super(c);
  }

  @Override
  protected Value call(Value yTrue, Value yPred) {
    Value log = yPred.add(CrossEntropies.EPSILON).log();
    return yPred.subtract(yTrue.multiply(log)).mean(-1);
  }
}
