package org.kerasjvm.data;

import java.util.Arrays;
import java.util.function.DoublePredicate;
import java.util.function.IntUnaryOperator;

/** Arithmetic element by element, with numpy 2's result types and broadcasting. */
final class Elementwise {
  private Elementwise() {}

  /** The four operations; {@code name} is numpy's. */
  enum Op {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE;

    String where() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    double apply(double a, double b) {
      return switch (this) {
        case ADD -> a + b;
        case SUBTRACT -> a - b;
        case MULTIPLY -> a * b;
        case DIVIDE -> a / b;
      };
    }

    long apply(long a, long b) {
      return switch (this) {
        case ADD -> a + b;
        case SUBTRACT -> a - b;
        case MULTIPLY -> a * b;
        case DIVIDE -> a / b;
      };
    }
  }

  /** An array with a Java {@code float}: float64 stays, everything else becomes float32. */
  static NDArray scalar(Op op, NDArray a, float b) {
    checkNumeric(op, a.dtype());
    return floating(op, a, b, a.dtype() == DType.FLOAT64 ? DType.FLOAT64 : DType.FLOAT32);
  }

  /** An array with a Java {@code double}: float32 stays, integers become float64. */
  static NDArray scalar(Op op, NDArray a, double b) {
    checkNumeric(op, a.dtype());
    return a.dtype() == DType.FLOAT32
        ? floating(op, a, (float) b, DType.FLOAT32)
        : floating(op, a, b, DType.FLOAT64);
  }

  /**
   * An array with a Java integer: the type stays (booleans become int64), division gives floats.
   */
  static NDArray scalar(Op op, NDArray a, long b) {
    checkNumeric(op, a.dtype());
    if (a.dtype().isFloating() || op == Op.DIVIDE) {
      return scalar(op, a, (double) b);
    }
    if (a.dtype() == DType.UINT8 && (b < 0 || b > 255)) {
      throw new IllegalArgumentException(
          op.where()
              + ": integer "
              + b
              + " is out of bounds for uint8. Use astype(DType.INT32) first.");
    }
    DType type = a.dtype() == DType.BOOL ? DType.INT64 : a.dtype();
    long[] out = new long[a.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = op.apply(Casts.longAt(a.storage(), i), b);
    }
    return wrap(out, type, a.shape());
  }

  private static NDArray floating(Op op, NDArray a, double b, DType type) {
    if (type == DType.FLOAT32) {
      return NDArray.of(floats(op, a.storage(), b), a.shape());
    }
    double[] out = new double[a.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = op.apply(Casts.doubleAt(a.storage(), i), b);
    }
    return NDArray.of(out, a.shape());
  }

  /**
   * One rounding from double is the float32 operation itself (53 bits are more than 2 * 24 + 2).
   */
  private static float[] floats(Op op, Object storage, double b) {
    float[] out = new float[Casts.length(storage)];
    if (storage instanceof byte[] pixels) {
      float[] table = new float[256];
      for (int v = 0; v < table.length; v++) {
        table[v] = (float) op.apply((double) v, b);
      }
      for (int i = 0; i < out.length; i++) {
        out[i] = table[pixels[i] & 0xff];
      }
    } else if (storage instanceof float[] values) {
      for (int i = 0; i < out.length; i++) {
        out[i] = (float) op.apply((double) values[i], b);
      }
    } else {
      for (int i = 0; i < out.length; i++) {
        out[i] = (float) op.apply((double) (float) Casts.doubleAt(storage, i), b);
      }
    }
    return out;
  }

  /** Two arrays of the same or of broadcastable shapes. */
  static NDArray binary(Op op, NDArray a, NDArray b) {
    checkNumeric(op, a.dtype());
    checkNumeric(op, b.dtype());
    int[] shape = Shapes.broadcast(op.where(), a.shape(), b.shape());
    DType type = DType.promote(a.dtype(), b.dtype());
    if (op == Op.DIVIDE && !type.isFloating()) {
      type = DType.FLOAT64;
    }
    IntUnaryOperator left = places(a.shape(), shape);
    IntUnaryOperator right = places(b.shape(), shape);
    return type.isFloating()
        ? doubles(op, a.storage(), left, b.storage(), right, type, shape)
        : longs(op, a.storage(), left, b.storage(), right, type, shape);
  }

  private static NDArray doubles(
      Op op,
      Object a,
      IntUnaryOperator left,
      Object b,
      IntUnaryOperator right,
      DType type,
      int[] shape) {
    double[] out = new double[Shapes.size(shape)];
    for (int i = 0; i < out.length; i++) {
      out[i] =
          op.apply(Casts.doubleAt(a, left.applyAsInt(i)), Casts.doubleAt(b, right.applyAsInt(i)));
    }
    return NDArray.of(out, shape).astype(type);
  }

  private static NDArray longs(
      Op op,
      Object a,
      IntUnaryOperator left,
      Object b,
      IntUnaryOperator right,
      DType type,
      int[] shape) {
    long[] out = new long[Shapes.size(shape)];
    for (int i = 0; i < out.length; i++) {
      out[i] = op.apply(Casts.longAt(a, left.applyAsInt(i)), Casts.longAt(b, right.applyAsInt(i)));
    }
    return wrap(out, type == DType.BOOL ? DType.INT64 : type, shape);
  }

  private static NDArray wrap(long[] values, DType type, int[] shape) {
    return NDArray.of(values, shape).astype(type);
  }

  /** Maps each flat position in {@code to} to that of its element in an array of {@code from}. */
  private static IntUnaryOperator places(int[] from, int[] to) {
    int size = Shapes.size(from);
    if (size == Shapes.size(to)) {
      return i -> i;
    }
    int lead = to.length - from.length;
    if (Arrays.equals(from, Arrays.copyOfRange(to, lead, to.length))) {
      return i -> i % size;
    }
    int[] offsets = offsets(from, to);
    return i -> offsets[i];
  }

  private static int[] offsets(int[] from, int[] to) {
    int[] out = new int[Shapes.size(to)];
    int[] strides = new int[to.length];
    int stride = 1;
    for (int i = 1; i <= from.length; i++) {
      int dim = from[from.length - i];
      strides[to.length - i] = dim == 1 ? 0 : stride;
      stride *= dim;
    }
    int[] index = new int[to.length];
    int position = 0;
    for (int i = 0; i < out.length; i++) {
      out[i] = position;
      for (int axis = to.length - 1; axis >= 0; axis--) {
        position += strides[axis];
        if (++index[axis] < to[axis]) {
          break;
        }
        position -= index[axis] * strides[axis];
        index[axis] = 0;
      }
    }
    return out;
  }

  /** Rounds floats half to even, as numpy and Python do; integers stay. */
  static NDArray round(NDArray a) {
    if (a.storage() instanceof float[] values) {
      float[] out = new float[values.length];
      for (int i = 0; i < out.length; i++) {
        out[i] = (float) Math.rint(values[i]);
      }
      return NDArray.of(out, a.shape());
    }
    if (a.storage() instanceof double[] values) {
      double[] out = new double[values.length];
      for (int i = 0; i < out.length; i++) {
        out[i] = Math.rint(values[i]);
      }
      return NDArray.of(out, a.shape());
    }
    return a;
  }

  static NDArray test(NDArray a, DoublePredicate predicate) {
    boolean[] out = new boolean[a.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = predicate.test(Casts.doubleAt(a.storage(), i));
    }
    return NDArray.of(out, a.shape());
  }

  /** Compares two arrays; text with text, numbers with numbers. */
  static NDArray equal(NDArray a, NDArray b) {
    int[] shape = Shapes.broadcast("equal", a.shape(), b.shape());
    IntUnaryOperator left = places(a.shape(), shape);
    IntUnaryOperator right = places(b.shape(), shape);
    DType type = DType.promote(a.dtype(), b.dtype());
    boolean[] out = new boolean[Shapes.size(shape)];
    for (int i = 0; i < out.length; i++) {
      out[i] =
          type == DType.STRING
              ? Casts.stringAt(a.storage(), left.applyAsInt(i))
                  .equals(Casts.stringAt(b.storage(), right.applyAsInt(i)))
              : Casts.doubleAt(a.storage(), left.applyAsInt(i))
                  == Casts.doubleAt(b.storage(), right.applyAsInt(i));
    }
    return NDArray.of(out, shape);
  }

  private static void checkNumeric(Op op, DType type) {
    if (!type.isNumeric()) {
      throw new IllegalArgumentException(
          op.where() + ": needs numbers; received an array of strings. Use astype first.");
    }
  }
}
