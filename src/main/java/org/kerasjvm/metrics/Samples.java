package org.kerasjvm.metrics;

import org.jspecify.annotations.Nullable;
import org.kerasjvm.data.DType;
import org.kerasjvm.losses.Loss;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;
import org.tensorflow.Operand;
import org.tensorflow.types.TInt32;

/**
 * One weighted value for each sample ({@code reduce_to_samplewise_values} of {@code
 * keras/src/metrics/reduction_metrics.py}): the other axes are reduced, those without a weight of
 * their own first.
 *
 * @param values the values times their weights
 * @param weights the weights, or null if there are none
 */
record Samples(Value values, @Nullable Value weights) {

  /** How the other axes become one number. */
  interface Reduction {
    Value reduce(Value values, int... axes);
  }

  static Samples of(Value given, @Nullable Value sampleWeight, DType dtype, Reduction reduction) {
    Value values = given.cast(dtype);
    Value weights = null;
    if (sampleWeight != null) {
      Value[] aligned = Loss.align(values, masked(sampleWeight, given.mask(), dtype));
      weights = aligned[1];
      requireRank(aligned[0], weights);
      int rank = weights.rank();
      values = reduceFrom(rank, aligned[0], reduction);
      weights = broadcast(weights, values);
      values = values.multiply(weights);
      weights = rank > 1 ? reduceFrom(1, weights, reduction) : weights;
    }
    return new Samples(reduceFrom(1, values, reduction), weights);
  }

  /** The number of samples, or the sum of their weights. */
  Value number() {
    if (weights != null) {
      return weights.sum();
    }
    return values.rank() == 0 ? values.constant(1) : values.batchSize();
  }

  /** Weights times a mask, Keras's {@code apply_mask}; without a mask as they are. */
  static Value masked(Value sampleWeight, @Nullable Value mask, DType dtype) {
    Value weight = sampleWeight.cast(dtype);
    if (mask == null) {
      return weight;
    }
    Value[] aligned = Loss.align(mask.cast(dtype), weight);
    return aligned[1].multiply(aligned[0]);
  }

  /** A value repeated to the shape of another. */
  static Value broadcast(Value value, Value like) {
    return value.as(
        value.tf().broadcastTo(value.operand(), like.dynamicShape().<Operand<TInt32>>typed()));
  }

  private static void requireRank(Value values, Value weights) {
    if (weights.rank() > values.rank()) {
      throw new IllegalArgumentException(
          "sample_weight must broadcast to the values of shape %s; received shape %s."
              .formatted(Variable.show(values.shape()), Variable.show(weights.shape())));
    }
  }

  private static Value reduceFrom(int firstAxis, Value values, Reduction reduction) {
    if (values.rank() <= firstAxis) {
      return values;
    }
    int[] axes = new int[values.rank() - firstAxis];
    java.util.Arrays.setAll(axes, k -> firstAxis + k);
    return reduction.reduce(values, axes);
  }
}
