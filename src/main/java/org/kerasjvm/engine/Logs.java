package org.kerasjvm.engine;

import java.util.List;
import org.kerasjvm.data.DType;
import org.kerasjvm.ops.Value;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Running results as one vector. */
final class Logs {

  private Logs() {}

  /** Numbers, and the elements of arrays, one after the other. */
  static Operand<TFloat32> stack(Ops tf, List<Value> results) {
    List<Value> floats = results.stream().map(v -> v.cast(DType.FLOAT32)).toList();
    if (floats.stream().allMatch(v -> v.rank() == 0)) {
      return tf.stack(floats.stream().map(Value::<Operand<TFloat32>>typed).toList());
    }
    return Value.concatenate(floats.stream().map(v -> v.reshape(-1)).toList(), 0).typed();
  }

  static double[] plus(double[] sums, float[] last) {
    double[] more = sums.length == 0 ? new double[last.length] : sums;
    for (int k = 0; k < last.length; k++) {
      more[k] += last[k];
    }
    return more;
  }
}
