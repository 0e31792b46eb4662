package org.kerasjvm.ops;

import org.kerasjvm.data.DType;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;

/** The first value of a variable, as operations of a graph. Initializers are such. */
@FunctionalInterface
public interface Initial {

  /** Emits the operations that make a value of this shape and dtype. */
  Value value(Ops tf, Shape shape, DType dtype);

  /** Every element the same. */
  static Initial fill(double number) {
    return (tf, shape, dtype) -> {
      Value scalar = Value.of(tf, Types.scalar(tf, number, dtype));
      return Value.of(tf, tf.fill(tf.constant(shape.asArray()), scalar.typed()));
    };
  }

  /** A vector of int64 numbers. */
  static Initial longs(long... numbers) {
    return (tf, shape, dtype) -> Value.of(tf, tf.constant(numbers));
  }
}
