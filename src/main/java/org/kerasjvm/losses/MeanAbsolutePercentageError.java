package org.kerasjvm.losses;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.Value;

/**
 * Mean of absolute values in per cent of the target: {@code 100 * mean(abs((yTrue - yPred) /
 * max(abs(yTrue), 1e-7)), axis=-1)}.
 *
 * <p><b>Options</b> (default): those of {@link Loss}.
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/losses/losses.py}.
 */
public final class MeanAbsolutePercentageError extends Loss {

  static final Schema SCHEMA =
      Loss.schema("MeanAbsolutePercentageError", "mean_absolute_percentage_error");

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public MeanAbsolutePercentageError(Option<? super MeanAbsolutePercentageError>... options) {
    this(SCHEMA.configure(options));
  }

  MeanAbsolutePercentageError(Config c) {
    super(c);
  }

  @Override
  protected Value call(Value yTrue, Value yPred) {
    Value divisor = yTrue.abs().maximum(CrossEntropies.EPSILON);
    Value share = yTrue.subtract(yPred).divide(divisor).abs();
    return share.mean(-1).multiply(100.0);
  }
}
