package org.kerasjvm.data;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Picking, cutting, joining and turning: everything that only moves elements. */
final class Rows {
  private Rows() {}

  /** Number of elements in one entry of the first axis. */
  static int width(NDArray a) {
    int[] shape = a.shape();
    if (shape.length == 0) {
      throw new IndexOutOfBoundsException("NDArray: a single value has no rows.");
    }
    return Shapes.size(Arrays.copyOfRange(shape, 1, shape.length));
  }

  static NDArray get(NDArray a, int row) {
    int width = width(a);
    int from = Shapes.index("get", row, 0, a.length()) * width;
    int[] shape = a.shape();
    Object part = copyOfRange(a, from, from + width);
    return new NDArray(part, Shapes.without(shape, 0));
  }

  /** Python's slice: negatives count from the end, out-of-range bounds are cut. */
  static NDArray slice(NDArray a, int from, int to) {
    int width = width(a);
    int n = a.length();
    int start = Math.min(Math.max(from < 0 ? from + n : from, 0), n);
    int stop = Math.max(Math.min(Math.max(to < 0 ? to + n : to, 0), n), start);
    Object part = copyOfRange(a, start * width, stop * width);
    return new NDArray(part, Shapes.withLength(a.shape(), stop - start));
  }

  private static Object copyOfRange(NDArray a, int from, int to) {
    Object part = a.dtype().newStorage(to - from);
    System.arraycopy(a.storage(), from, part, 0, to - from);
    return part;
  }

  static NDArray take(NDArray a, int... rows) {
    int width = width(a);
    Object out = a.dtype().newStorage(Math.multiplyExact(rows.length, width));
    for (int i = 0; i < rows.length; i++) {
      int row = Shapes.index("take", rows[i], 0, a.length());
      System.arraycopy(a.storage(), row * width, out, i * width, width);
    }
    return new NDArray(out, Shapes.withLength(a.shape(), rows.length));
  }

  static NDArray compress(NDArray a, NDArray mask) {
    if (!(mask.storage() instanceof boolean[] keep)
        || mask.rank() != 1
        || keep.length != a.length()) {
      throw new IllegalArgumentException(
          "compress: the mask must be bool and have shape ("
              + a.length()
              + ",); received "
              + mask.dtype().numpyName()
              + " "
              + mask.shapeString()
              + ".");
    }
    return take(a, IntStream.range(0, keep.length).filter(i -> keep[i]).toArray());
  }

  /** Columns {@code from} to {@code to} (exclusive) of a matrix, python slice semantics. */
  static NDArray columns(NDArray a, int from, int to) {
    checkMatrix("columns", a);
    return transpose(slice(transpose(a), from, to));
  }

  static NDArray column(NDArray a, int column) {
    checkMatrix("column", a);
    int n = a.shape()[1];
    int c = Shapes.index("column", column, 1, n);
    Object out = a.dtype().newStorage(a.length());
    for (int row = 0; row < a.length(); row++) {
      System.arraycopy(a.storage(), row * n + c, out, row, 1);
    }
    return new NDArray(out, new int[] {a.length()});
  }

  static NDArray transpose(NDArray a) {
    if (a.rank() < 2) {
      return a;
    }
    checkMatrix("transpose", a);
    int rows = a.shape()[0];
    int columns = a.shape()[1];
    Object out = a.dtype().newStorage(a.size());
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        System.arraycopy(a.storage(), r * columns + c, out, c * rows + r, 1);
      }
    }
    return new NDArray(out, new int[] {columns, rows});
  }

  /** Reverses the axes of an array of any rank. */
  static NDArray transposeAll(NDArray a) {
    int rank = a.rank();
    if (rank <= 2) {
      return transpose(a);
    }
    int[] from = a.shape();
    int[] to = new int[rank];
    int[] strides = new int[rank];
    int stride = 1;
    for (int axis = rank - 1; axis >= 0; axis--) {
      to[rank - 1 - axis] = from[axis];
      strides[rank - 1 - axis] = stride;
      stride *= from[axis];
    }
    Object out = a.dtype().newStorage(a.size());
    int[] index = new int[rank];
    for (int i = 0; i < a.size(); i++) {
      int position = 0;
      for (int axis = 0; axis < rank; axis++) {
        position += index[axis] * strides[axis];
      }
      System.arraycopy(a.storage(), position, out, i, 1);
      for (int axis = rank - 1; axis >= 0 && ++index[axis] == to[axis]; axis--) {
        index[axis] = 0;
      }
    }
    return new NDArray(out, to);
  }

  private static void checkMatrix(String where, NDArray a) {
    if (a.rank() != 2) {
      throw new IllegalArgumentException(
          where + ": needs an array of rank 2; received shape " + a.shapeString() + ".");
    }
  }

  static NDArray concatenate(NDArray... parts) {
    if (parts.length == 0) {
      throw new IllegalArgumentException("concatenate: need at least one array to concatenate.");
    }
    int length = 0;
    DType type = parts[0].dtype();
    for (NDArray part : parts) {
      checkJoins(parts[0], part);
      length = Math.addExact(length, part.length());
      type = DType.promote(type, part.dtype());
    }
    int[] shape = Shapes.withLength(parts[0].shape(), length);
    Object out = type.newStorage(Shapes.size(shape));
    int next = 0;
    for (NDArray part : parts) {
      System.arraycopy(part.astype(type).storage(), 0, out, next, part.size());
      next += part.size();
    }
    return new NDArray(out, shape);
  }

  private static void checkJoins(NDArray first, NDArray part) {
    boolean same =
        part.rank() > 0
            && first.rank() > 0
            && Arrays.equals(Shapes.without(first.shape(), 0), Shapes.without(part.shape(), 0));
    if (!same) {
      throw new IllegalArgumentException(
          "concatenate: all dimensions but the first must match; received shapes "
              + first.shapeString()
              + " and "
              + part.shapeString()
              + ".");
    }
  }

  /** Vectors become columns, matrices are put side by side. */
  static NDArray columnStack(NDArray... parts) {
    NDArray[] turned = new NDArray[parts.length];
    for (int i = 0; i < parts.length; i++) {
      NDArray part = parts[i];
      turned[i] = part.rank() == 1 ? part.reshape(1, -1) : transpose(part);
    }
    return transpose(concatenate(turned));
  }

  static NDArray[] meshgrid(NDArray x, NDArray y) {
    int columns = x.size();
    int rows = y.size();
    Object xx = x.dtype().newStorage(Shapes.size(rows, columns));
    Object yy = y.dtype().newStorage(Shapes.size(rows, columns));
    for (int r = 0; r < rows; r++) {
      System.arraycopy(x.storage(), 0, xx, r * columns, columns);
      for (int c = 0; c < columns; c++) {
        System.arraycopy(y.storage(), r, yy, r * columns + c, 1);
      }
    }
    int[] shape = {rows, columns};
    return new NDArray[] {new NDArray(xx, shape), new NDArray(yy, shape)};
  }

  /** numpy's linspace: multiples of the step, the last value exactly {@code stop}. */
  static NDArray linspace(double start, double stop, int num) {
    if (num < 0) {
      throw new IllegalArgumentException("linspace: num must be 0 or more; received " + num + ".");
    }
    double[] out = new double[num];
    double step = num > 1 ? (stop - start) / (num - 1) : Double.NaN;
    for (int i = 0; i < num; i++) {
      out[i] = num > 1 ? i * step + start : start;
    }
    if (num > 1) {
      out[num - 1] = stop;
    }
    return NDArray.of(out, num);
  }

  static NDArray arange(int start, int stop) {
    long[] values = IntStream.range(start, Math.max(start, stop)).asLongStream().toArray();
    return NDArray.of(values, values.length);
  }
}
