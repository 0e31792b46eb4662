package org.kerasjvm.metrics;

import org.kerasjvm.data.DType;
import org.kerasjvm.ops.Value;
import org.tensorflow.Operand;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Whether the true class is among the k largest predictions; axes before the last are samples. */
final class TopK {

  private TopK() {}

  /** 1 or 0 for each class number, by the scores of all classes. */
  static Value matches(Value classes, Value scores, int k) {
    Value flat = flat(scores).cast(DType.FLOAT32);
    Value numbers = classes.cast(DType.INT32).reshape(-1);
    return shaped(
        flat.as(
            flat.tf()
                .nn
                .inTopK(
                    flat.<Operand<TFloat32>>typed(),
                    numbers.<Operand<TInt32>>typed(),
                    flat.tf().constant(k))),
        classes);
  }

  /** The same where predictions are class numbers, the likeliest first. */
  static Value matchesSorted(Value classes, Value ids, int k) {
    Value flat = flat(ids);
    var tf = flat.tf();
    int width = Math.min(k, Math.toIntExact(flat.shape().get(1)));
    Value first =
        flat.as(
            tf.slice(
                flat.operand(), tf.constant(new int[] {0, 0}), tf.constant(new int[] {-1, width})));
    Value equal = classes.cast(flat.dtype()).reshape(-1, 1).equal(first);
    return shaped(equal.as(tf.any(equal.<Operand<TBool>>typed(), tf.constant(1))), classes);
  }

  private static Value flat(Value x) {
    return x.rank() > 2 ? x.reshape(-1, Math.toIntExact(x.shape().get(x.rank() - 1))) : x;
  }

  private static Value shaped(Value matches, Value like) {
    Value numbers = matches.cast(DType.FLOAT32);
    return like.rank() > 1 ? numbers.reshape(like.dynamicShape()) : numbers;
  }
}
