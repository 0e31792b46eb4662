package org.kerasjvm.losses;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.Value;

/**
 * Mean of squared differences of logarithms: {@code mean(square(log(max(yPred, 1e-7) + 1) -
 * log(max(yTrue, 1e-7) + 1)), axis=-1)}.
 *
 * <p><b>Options</b> (default): those of {@link Loss}.
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/losses/losses.py}.
 */
public final class MeanSquaredLogarithmicError extends Loss {

  static final Schema SCHEMA =
      Loss.schema("MeanSquaredLogarithmicError", "mean_squared_logarithmic_error");

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public MeanSquaredLogarithmicError(Option<? super MeanSquaredLogarithmicError>... options) {
    this(SCHEMA.configure(options));
  }

  MeanSquaredLogarithmicError(Config c) {
    super(c);
  }

  @Override
  protected Value call(Value yTrue, Value yPred) {
    return log(yPred).subtract(log(yTrue)).square().mean(-1);
  }

  /** Of the number plus 1; TensorFlow makes one operation of it in Keras's graph. */
  private static Value log(Value x) {
    return x.maximum(CrossEntropies.EPSILON).log1p();
  }
}
