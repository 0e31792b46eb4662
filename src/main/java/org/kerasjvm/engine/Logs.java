package org.kerasjvm.engine;

import java.util.List;
import org.kerasjvm.ops.Value;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Running results as one vector. */
final class Logs {

  private Logs() {}

  static Operand<TFloat32> stack(Ops tf, List<Value> scalars) {
    return tf.stack(scalars.stream().map(Value::<Operand<TFloat32>>typed).toList());
  }

  static double[] plus(double[] sums, float[] last) {
    double[] more = sums.length == 0 ? new double[last.length] : sums;
    for (int k = 0; k < last.length; k++) {
      more[k] += last[k];
    }
    return more;
  }
}
