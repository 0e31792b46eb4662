package org.kerasjvm.activations;

import org.kerasjvm.ops.Value;
import org.tensorflow.Operand;
import org.tensorflow.op.math.Cumsum;
import org.tensorflow.op.nn.TopK;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Sparsemax along the last axis ({@code keras/src/backend/tensorflow/nn.py}), with a gradient of
 * its own: TensorFlow's registry has none for sorting.
 */
final class Sparsemax {

  private final Value shifted;
  private final Value support;
  private final Value count;
  private final Value order;

  private Sparsemax(Value x) {
    int size = Math.toIntExact(x.shape().get(x.rank() - 1));
    TopK<TFloat32, TInt32> sorted = descending(x, size);
    Value values = x.as(sorted.values());
    order = x.as(sorted.indices());
    Value sums = cumulative(values, false);
    int[] numbers = new int[size];
    java.util.Arrays.setAll(numbers, k -> k + 1);
    Value rank = x.as(x.tf().constant(numbers)).cast(x.dtype());
    support = values.subtract(sums.subtract(1).divide(rank)).greater(0);
    count = support.cast(x.dtype()).sumKeep(-1);
    Value total = support.choose(sums, x.constant(0)).sumKeep(-1);
    shifted = x.subtract(total.subtract(1).divide(count));
  }

  static Value of(Value x) {
    Sparsemax inner = new Sparsemax(x.stopGradient());
    return x.withGradient(inner.shifted.maximum(0), inner::backward);
  }

  private Value backward(Value dy) {
    Value kept = shifted.greaterEqual(0).choose(dy, dy.constant(0));
    Value ofTotal = kept.sumKeep(-1).negative().divide(count);
    Value ofSums = support.choose(ofTotal, dy.constant(0));
    return kept.add(unsorted(cumulative(ofSums, true)));
  }

  /** Back from descending order to the order of the input. */
  private Value unsorted(Value x) {
    int size = Math.toIntExact(x.shape().get(x.rank() - 1));
    Value place = order.as(descending(order.negative(), size).indices());
    return x.as(
        x.tf()
            .gather(
                x.<Operand<TFloat32>>typed(),
                place.<Operand<TInt32>>typed(),
                x.tf().constant(-1),
                org.tensorflow.op.core.Gather.batchDims(x.rank() - 1L)));
  }

  private static TopK<TFloat32, TInt32> descending(Value x, int size) {
    return x.tf().nn.topK(x.<Operand<TFloat32>>typed(), x.tf().constant(size), TInt32.class);
  }

  private static Value cumulative(Value x, boolean fromTheEnd) {
    return x.as(
        x.tf()
            .math
            .cumsum(x.<Operand<TFloat32>>typed(), x.tf().constant(-1), Cumsum.reverse(fromTheEnd)));
  }
}
