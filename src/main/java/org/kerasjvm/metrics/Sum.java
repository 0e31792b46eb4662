package org.kerasjvm.metrics;

import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;

/**
 * The weighted sum of values.
 *
 * <p>It takes values, not targets and predictions, so {@code compile} cannot.
 *
 * <p><b>Options</b> (default): {@code name} (sum), {@code dtype} (float32).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/metrics/reduction_metrics.py}.
 */
public final class Sum extends ValueMetric {

  static final Schema SCHEMA = Metric.schema("Sum", "sum");

  private final Variable total;

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public Sum(Option<? super Sum>... options) {
    this(SCHEMA.configure(options));
  }

  Sum(Config c) {
    super(c);
    total = addVariable("total", dtype());
  }

  @Override
  public void update(CallContext context, Value values, @Nullable Value sampleWeight) {
    Samples samples = Samples.of(values, sampleWeight, dtype(), Value::sum);
    context.update(total, context.value(total).add(samples.values().sum()));
  }

  @Override
  public Value result(CallContext context) {
    return context.value(total);
  }
}
