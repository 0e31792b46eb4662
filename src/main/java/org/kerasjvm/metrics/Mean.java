package org.kerasjvm.metrics;

import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;

/**
 * The weighted mean of values: {@code total / count}, 0 before the first value.
 *
 * <p>It takes values, not targets and predictions, so {@code compile} cannot.
 *
 * <p><b>Options</b> (default): {@code name} (mean), {@code dtype} (float32).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/metrics/reduction_metrics.py}.
 */
public final class Mean extends ValueMetric {

  static final Schema SCHEMA = Metric.schema("Mean", "mean");

  private final RunningMean mean;

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public Mean(Option<? super Mean>... options) {
    this(SCHEMA.configure(options));
  }

  Mean(Config c) {
    super(c);
    mean = new RunningMean(this);
  }

  @Override
  public void update(CallContext context, Value values, @Nullable Value sampleWeight) {
    mean.update(context, values, sampleWeight);
  }

  @Override
  public Value result(CallContext context) {
    return mean.result(context);
  }
}
