package org.kerasjvm.metrics;

import org.kerasjvm.ops.Value;
import org.tensorflow.Operand;
import org.tensorflow.op.core.Sum;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;

/** Reductions along an axis that stays with size 1. */
final class Moments {

  private Moments() {}

  static Value sum(Value x, int axis) {
    return x.as(
        x.tf().sum(x.<Operand<TFloat32>>typed(), x.tf().constant(axis), Sum.keepDims(true)));
  }

  static Value mean(Value x, int axis) {
    return x.as(
        x.tf().math.mean(x.<Operand<TFloat32>>typed(), x.tf().constant(axis), Mean.keepDims(true)));
  }

  /** The mean square of the distance from the mean. */
  static Value variance(Value x, int axis) {
    return mean(x.subtract(mean(x, axis)).square(), axis);
  }
}
