package org.kerasjvm.data;

import java.util.Arrays;

/** Arithmetic on shapes, with the texts of their errors. */
final class Shapes {
  /** The most elements of a Java array. */
  static final long MAX_SIZE = Integer.MAX_VALUE - 8;

  private Shapes() {}

  /** Returns the number of elements, checking that every dimension is 0 or more. */
  static int size(int... shape) {
    long size = 1;
    for (int dim : shape) {
      if (dim < 0) {
        throw new IllegalArgumentException(
            "NDArray: dimensions must be 0 or more; received shape " + text(shape) + ".");
      }
      size = Math.min(size, MAX_SIZE + 1) * dim;
    }
    if (size > MAX_SIZE) {
      throw new IllegalArgumentException(
          "NDArray: an array holds at most "
              + MAX_SIZE
              + " elements; received shape "
              + text(shape)
              + ".");
    }
    return (int) size;
  }

  /** Returns the shape as Python prints a tuple: {@code (3, 4)}, {@code (5,)}, {@code ()}. */
  static String text(int... shape) {
    String inner = Arrays.toString(shape);
    return "(" + inner.substring(1, inner.length() - 1) + (shape.length == 1 ? ",)" : ")");
  }

  /** Replaces one -1 by what is left of {@code size}, as numpy's reshape does. */
  static int[] resolve(int size, int[] from, int[] to) {
    int[] shape = to.clone();
    int free = -1;
    long known = 1;
    for (int i = 0; i < shape.length; i++) {
      if (shape[i] == -1 && free < 0) {
        free = i;
      } else if (shape[i] < 0) {
        throw cannotReshape(size, from, to);
      } else {
        known *= shape[i];
      }
    }
    if (free >= 0 && known > 0 && size % known == 0) {
      shape[free] = (int) (size / known);
      known *= shape[free];
    }
    if (known != size || (free >= 0 && shape[free] < 0)) {
      throw cannotReshape(size, from, to);
    }
    return shape;
  }

  private static IllegalArgumentException cannotReshape(int size, int[] from, int[] to) {
    return new IllegalArgumentException(
        "reshape: cannot reshape array of size "
            + size
            + " and shape "
            + text(from)
            + " into shape "
            + text(to)
            + ".");
  }

  /** Returns {@code axis} counted from the front, refusing one that is out of range. */
  static int axis(String where, int axis, int rank) {
    if (axis < -rank || axis >= rank) {
      throw new IllegalArgumentException(
          where + ": axis " + axis + " is out of bounds for array of dimension " + rank + ".");
    }
    return axis < 0 ? axis + rank : axis;
  }

  /** Returns {@code index} counted from the front, refusing one that is out of range. */
  static int index(String where, int index, int axis, int length) {
    if (index < -length || index >= length) {
      throw new IndexOutOfBoundsException(
          where
              + ": index "
              + index
              + " is out of bounds for axis "
              + axis
              + " with size "
              + length
              + ".");
    }
    return index < 0 ? index + length : index;
  }

  /** Returns the flat offset of a full index. */
  static int offset(int[] shape, int... index) {
    if (index.length != shape.length) {
      throw new IllegalArgumentException(
          "NDArray: an element of an array of shape "
              + text(shape)
              + " takes "
              + shape.length
              + " indices; received "
              + index.length
              + ".");
    }
    int offset = 0;
    for (int axis = 0; axis < shape.length; axis++) {
      offset = offset * shape[axis] + index("NDArray", index[axis], axis, shape[axis]);
    }
    return offset;
  }

  /** Returns {@code shape} without its axis {@code axis}. */
  static int[] without(int[] shape, int axis) {
    int[] rest = new int[shape.length - 1];
    System.arraycopy(shape, 0, rest, 0, axis);
    System.arraycopy(shape, axis + 1, rest, axis, rest.length - axis);
    return rest;
  }

  /** Returns {@code shape} with the length of its first axis replaced. */
  static int[] withLength(int[] shape, int length) {
    int[] copy = shape.clone();
    copy[0] = length;
    return copy;
  }

  /** Returns the shape both arrays broadcast to by numpy's rule (aligned at the last axis). */
  static int[] broadcast(String where, int[] a, int[] b) {
    int rank = Math.max(a.length, b.length);
    int[] result = new int[rank];
    for (int i = 1; i <= rank; i++) {
      int m = i <= a.length ? a[a.length - i] : 1;
      int n = i <= b.length ? b[b.length - i] : 1;
      if (m != n && m != 1 && n != 1) {
        throw new IllegalArgumentException(
            where
                + ": operands could not be broadcast together with shapes "
                + text(a)
                + " "
                + text(b)
                + ".");
      }
      result[rank - i] = m == 1 ? n : m;
    }
    return result;
  }
}
