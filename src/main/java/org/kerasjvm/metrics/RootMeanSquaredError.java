package org.kerasjvm.metrics;

import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.losses.Loss;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;

/**
 * Root of the mean of squared differences, over all batches together: {@code sqrt(mean(square(yPred
 * - yTrue)))}.
 *
 * <p><b>Options</b> (default): {@code name} (root_mean_squared_error), {@code dtype} (float32).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/metrics/regression_metrics.py}.
 */
public final class RootMeanSquaredError extends Metric {

  static final Schema SCHEMA = Metric.schema("RootMeanSquaredError", "root_mean_squared_error");

  private final RunningMean mean;

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public RootMeanSquaredError(Option<? super RootMeanSquaredError>... options) {
    this(SCHEMA.configure(options));
  }

  RootMeanSquaredError(Config c) {
    super(c);
    mean = new RunningMean(this);
  }

  @Override
  public Direction direction() {
    return Direction.DOWN;
  }

  @Override
  public void update(CallContext context, Value yTrue, Value yPred, @Nullable Value sampleWeight) {
    Value[] aligned = Loss.align(yTrue.cast(dtype()), yPred.cast(dtype()));
    mean.update(context, aligned[1].subtract(aligned[0]).square(), sampleWeight);
  }

  @Override
  public Value result(CallContext context) {
    return mean.result(context).sqrt();
  }
}
