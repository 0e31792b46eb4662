package org.kerasjvm.constraints;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Param;
import org.kerasjvm.ops.Value;

/** Lengths of a weight's vectors. */
final class Norms {

  /** The axis or axes of a vector. */
  static final Param<List<Integer>> AXIS = Param.axes("axis");

  /** Keras's {@code backend.epsilon()}. */
  private static final double EPSILON = 1e-7;

  private Norms() {}

  static int[] axes(@Nullable List<Integer> given) {
    return given == null ? new int[0] : given.stream().mapToInt(k -> k).toArray();
  }

  /** The length along the axes, which stay with size 1. */
  static Value of(Value w, int[] axes) {
    return w.square().sumKeep(axes).sqrt();
  }

  /** Lengths kept away from 0, to divide by. */
  static Value divisor(Value norms) {
    return norms.constant(EPSILON).add(norms);
  }
}
