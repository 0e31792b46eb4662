package org.kerasjvm.metrics;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.losses.Loss;
import org.kerasjvm.ops.Value;

/**
 * Mean of squared differences.
 *
 * <p><b>Options</b> (default): {@code name} (mean_squared_error).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/metrics/regression_metrics.py}.
 */
public final class MeanSquaredError extends MeanMetric {

  static final Schema SCHEMA = Metric.schema("MeanSquaredError", "mean_squared_error");

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
  public Direction direction() {
    return Direction.DOWN;
  }

  @Override
  protected Value values(Value yTrue, Value yPred) {
    Value[] aligned = Loss.align(yTrue, yPred);
    return aligned[0].subtract(aligned[1]).square().mean(-1);
  }
}
