package org.kerasjvm.metrics;

import org.jspecify.annotations.Nullable;
import org.kerasjvm.data.DType;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;

/** The state of {@link Mean} and of all metrics that are means: {@code total} and {@code count}. */
final class RunningMean {

  private final DType dtype;
  private final Variable total;
  private final Variable count;

  /** Adds the two variables to a metric. */
  RunningMean(Metric owner) {
    dtype = owner.dtype();
    total = owner.addVariable("total", dtype);
    count = owner.addVariable("count", dtype);
  }

  /** Adds values, one per sample once averaged over the other axes. */
  void update(CallContext context, Value values, @Nullable Value sampleWeight) {
    Samples samples = Samples.of(values, sampleWeight, dtype, Value::mean);
    context.update(total, context.value(total).add(samples.values().sum()));
    context.update(count, context.value(count).add(samples.number().cast(dtype)));
  }

  /** {@code total / count}, 0 before the first value. */
  Value result(CallContext context) {
    return context.value(total).divideNoNan(context.value(count));
  }
}
