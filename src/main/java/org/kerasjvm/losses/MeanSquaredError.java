package org.kerasjvm.losses;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.Value;

/**
 * Mean of squares: {@code mean(square(yTrue - yPred), axis=-1)}.
 *
 * <p><b>Options</b> (default): those of {@link Loss}.
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/losses/losses.py}.
 */
public final class MeanSquaredError extends Loss {

  static final Schema SCHEMA = Loss.schema("MeanSquaredError", "mean_squared_error");

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public MeanSquaredError(Option<? super MeanSquaredError>... options) {
    this(SCHEMA.configure(options));
  }

  MeanSquaredError(Config c) {
    super(c);
  }

  @Override
  protected Value call(Value yTrue, Value yPred) {
    return yTrue.subtract(yPred).square().mean(-1);
  }
}
