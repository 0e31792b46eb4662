package org.kerasjvm.data;

import java.lang.reflect.Array;
import java.util.Arrays;

/** Builds Java's arrays of arrays from a flat backing array. */
final class Nested {
  private Nested() {}

  /** Returns {@code float[][]...} and the like; a boxed value for rank 0. */
  static Object of(NDArray a) {
    int[] shape = a.shape();
    return shape.length == 0 ? Array.get(a.storage(), 0) : build(a.storage(), shape, 0);
  }

  static float[][] floats(NDArray a) {
    if (a.rank() != 2) {
      throw new IllegalArgumentException(
          "toFloat2D: needs an array of rank 2; received shape " + a.shapeString() + ".");
    }
    return (float[][]) of(a.astype(DType.FLOAT32));
  }

  private static Object build(Object storage, int[] shape, int offset) {
    if (shape.length == 1) {
      Object part = Array.newInstance(storage.getClass().getComponentType(), shape[0]);
      System.arraycopy(storage, offset, part, 0, shape[0]);
      return part;
    }
    int[] inner = Arrays.copyOfRange(shape, 1, shape.length);
    int width = Shapes.size(inner);
    Object first = Array.newInstance(storage.getClass().getComponentType(), new int[inner.length]);
    Object rows = Array.newInstance(first.getClass(), shape[0]);
    for (int i = 0; i < shape[0]; i++) {
      Array.set(rows, i, build(storage, inner, offset + i * width));
    }
    return rows;
  }
}
