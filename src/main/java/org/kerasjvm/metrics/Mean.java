package org.kerasjvm.metrics;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.data.DType;
import org.kerasjvm.losses.Loss;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;
import org.tensorflow.ndarray.Shape;

/**
 * A running weighted mean ({@code Mean} of {@code keras/src/metrics/reduction_metrics.py}): {@code
 * total} and {@code count}, float32.
 */
public final class Mean {

  private final Variable total = Variable.state("total", Shape.scalar(), 0);
  private final Variable count = Variable.state("count", Shape.scalar(), 0);

  /** Total and count. */
  public List<Variable> variables() {
    return List.of(total, count);
  }

  /** Adds values, one per sample once averaged over the other axes. */
  public void update(CallContext context, Value values, @Nullable Value sampleWeight) {
    Value perSample = values.cast(DType.FLOAT32);
    Value number;
    if (sampleWeight == null) {
      perSample = meanFrom(1, perSample);
      number = perSample.rank() == 0 ? perSample.constant(1) : perSample.batchSize();
    } else {
      Value[] aligned = Loss.align(perSample, sampleWeight.cast(DType.FLOAT32));
      Value weight = aligned[1];
      Value reduced = meanFrom(weight.rank(), aligned[0]);
      weight = weight.multiply(reduced.as(reduced.tf().onesLike(reduced.operand())));
      perSample = meanFrom(1, reduced.multiply(weight));
      number = meanFrom(1, weight).sum();
    }
    context.update(total, context.value(total).add(perSample.sum()));
    context.update(count, context.value(count).add(number.cast(DType.FLOAT32)));
  }

  /** {@code total / count}, 0 before the first value. */
  public Value result(CallContext context) {
    return context.value(total).divideNoNan(context.value(count));
  }

  private static Value meanFrom(int firstAxis, Value values) {
    if (values.rank() <= firstAxis) {
      return values;
    }
    int[] axes = new int[values.rank() - firstAxis];
    for (int k = 0; k < axes.length; k++) {
      axes[k] = firstAxis + k;
    }
    return values.mean(axes);
  }
}
