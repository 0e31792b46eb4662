package org.kerasjvm.losses;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.Value;

/**
 * Logarithm of the hyperbolic cosine of the error, {@code e = yPred - yTrue}: {@code mean(e +
 * softplus(-2e) - log(2), axis=-1)}.
 *
 * <p><b>Options</b> (default): those of {@link Loss}.
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/losses/losses.py}.
 */
public final class LogCosh extends Loss {

  static final Schema SCHEMA = Loss.schema("LogCosh", "log_cosh");

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public LogCosh(Option<? super LogCosh>... options) {
    this(SCHEMA.configure(options));
  }

  LogCosh(Config c) {
    super(c);
  }

  @Override
  protected Value call(Value yTrue, Value yPred) {
    Value e = yPred.subtract(yTrue);
    return e.add(e.multiply(-2.0).softplus()).subtract(Math.log(2.0)).mean(-1);
  }
}
