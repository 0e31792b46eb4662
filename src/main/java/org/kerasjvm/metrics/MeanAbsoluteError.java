package org.kerasjvm.metrics;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.losses.Loss;
import org.kerasjvm.ops.Value;

/**
 * Mean of absolute differences.
 *
 * <p><b>Options</b> (default): {@code name} (mean_absolute_error).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/metrics/regression_metrics.py}.
 */
public final class MeanAbsoluteError extends MeanMetric {

  static final Schema SCHEMA = Metric.schema("MeanAbsoluteError", "mean_absolute_error");

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
  public Direction direction() {
    return Direction.DOWN;
  }

  @Override
  protected Value values(Value yTrue, Value yPred) {
    Value[] aligned = Loss.align(yTrue, yPred);
    return aligned[0].subtract(aligned[1]).abs().mean(-1);
  }
}
