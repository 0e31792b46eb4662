package org.kerasjvm.losses;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.Value;

/**
 * Mean of absolute values: {@code mean(abs(yTrue - yPred), axis=-1)}.
 *
 * <p><b>Options</b> (default): those of {@link Loss}.
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/losses/losses.py}.
 */
public final class MeanAbsoluteError extends Loss {

  static final Schema SCHEMA = Loss.schema("MeanAbsoluteError", "mean_absolute_error");

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public MeanAbsoluteError(Option<? super MeanAbsoluteError>... options) {
    this(SCHEMA.configure(options));
  }

  MeanAbsoluteError(Config c) {
    super(c);
  }

  @Override
  protected Value call(Value yTrue, Value yPred) {
    return yTrue.subtract(yPred).abs().mean(-1);
  }
}
