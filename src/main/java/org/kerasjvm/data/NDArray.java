package org.kerasjvm.data;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A small immutable array: row-major, contiguous, of any rank, with numpy's words for what the
 * tutorials do with numpy.
 *
 * <p>Every operation returns a new array (or this one where nothing changes). Result types follow
 * numpy 2. Axes and indices may be negative, counting from the end. A Java {@code float} argument
 * asks for float32, a {@code double} leaves float32 as it is and turns integers into float64, an
 * integer keeps integers (but in {@code divide}).
 *
 * <pre>{@code
 * NDArray x = NDArray.of(new byte[60000 * 784], 60000, 28, 28).reshape(60000, 784).divide(255f);
 * }</pre>
 */
public final class NDArray extends Arithmetic {
  private final Object storage;
  private final int[] shape;
  private final DType dtype;

  /** Takes over {@code storage} and {@code shape} without copying. */
  NDArray(Object storage, int[] shape) {
    this.dtype = DType.ofStorage(storage);
    int size = Shapes.size(shape);
    if (Casts.length(storage) != size) {
      throw new IllegalArgumentException(
          "NDArray.of: shape "
              + Shapes.text(shape)
              + " needs "
              + size
              + " elements; received "
              + Casts.length(storage)
              + ".");
    }
    this.storage = storage;
    this.shape = shape;
  }

  /**
   * Copies any array-like value.
   *
   * @param arrayLike nested Java arrays of primitives, boxed values or strings; lists of numbers,
   *     strings or lists; a single number; an {@code NDArray} (returned as it is); TensorFlow
   *     Java's {@code NdArray}. {@code byte} counts as uint8.
   * @throws IllegalArgumentException if rows differ in length, an element is null or of another
   *     type
   */
  public static NDArray of(Object arrayLike) {
    return ArrayLike.convert(arrayLike);
  }

  /** Wraps a row-major float32 array without copying; the caller must not change it afterwards. */
  public static NDArray of(float[] flat, int... shape) {
    return new NDArray(flat, shape.clone());
  }

  /** Wraps a row-major float64 array without copying; the caller must not change it afterwards. */
  public static NDArray of(double[] flat, int... shape) {
    return new NDArray(flat, shape.clone());
  }

  /** Wraps a row-major int32 array without copying; the caller must not change it afterwards. */
  public static NDArray of(int[] flat, int... shape) {
    return new NDArray(flat, shape.clone());
  }

  /** Wraps a row-major int64 array without copying; the caller must not change it afterwards. */
  public static NDArray of(long[] flat, int... shape) {
    return new NDArray(flat, shape.clone());
  }

  /** Wraps a row-major uint8 array without copying; the caller must not change it afterwards. */
  public static NDArray of(byte[] flat, int... shape) {
    return new NDArray(flat, shape.clone());
  }

  /** Wraps a row-major bool array without copying; the caller must not change it afterwards. */
  public static NDArray of(boolean[] flat, int... shape) {
    return new NDArray(flat, shape.clone());
  }

  /** Wraps a row-major text array without copying; the caller must not change it afterwards. */
  public static NDArray of(String[] flat, int... shape) {
    return new NDArray(flat, shape.clone());
  }

  /** Returns zeros (false, empty text) of the given type and shape. */
  public static NDArray zeros(DType dtype, int... shape) {
    return new NDArray(dtype.newStorage(Shapes.size(shape)), shape.clone());
  }

  /** Returns the int64 numbers 0 to {@code stop}, exclusive. */
  public static NDArray arange(int stop) {
    return Rows.arange(0, stop);
  }

  /**
   * Returns the int64 numbers {@code start} to {@code stop}, exclusive; empty if there are none.
   */
  public static NDArray arange(int start, int stop) {
    return Rows.arange(start, stop);
  }

  /** Returns {@code num} evenly spaced float64 numbers, both ends included. */
  public static NDArray linspace(double start, double stop, int num) {
    return Rows.linspace(start, stop, num);
  }

  /** Returns the two coordinate matrices, each of shape (len(y), len(x)), of two vectors. */
  public static NDArray[] meshgrid(NDArray x, NDArray y) {
    return Rows.meshgrid(x, y);
  }

  /** Puts vectors (as columns) and matrices side by side, like {@code np.c_}. */
  public static NDArray columnStack(NDArray... parts) {
    return Rows.columnStack(parts);
  }

  /** Joins along the first axis. */
  public static NDArray concatenate(NDArray... parts) {
    return Rows.concatenate(parts);
  }

  /** Returns a copy of the shape; empty for a single value. */
  public int[] shape() {
    return shape.clone();
  }

  /** Returns the shape as Python prints it: {@code (1000, 2)}, {@code (5,)}. */
  public String shapeString() {
    return Shapes.text(shape);
  }

  /** Returns the number of axes. */
  public int rank() {
    return shape.length;
  }

  /** Returns the number of elements. */
  public int size() {
    return Casts.length(storage);
  }

  /**
   * Returns the length of an axis, like {@code np.size(a, axis)}.
   *
   * @throws IndexOutOfBoundsException if there is no such axis
   */
  public int size(int axis) {
    return shape[axis < 0 ? axis + shape.length : axis];
  }

  /**
   * Returns the length of the first axis.
   *
   * @throws IllegalArgumentException for a single value, which has none
   */
  public int length() {
    if (shape.length == 0) {
      throw new IllegalArgumentException(
          "NDArray: len() of unsized object; a single value has no rows.");
    }
    return shape[0];
  }

  /** Returns the element type. */
  public DType dtype() {
    return dtype;
  }

  /** Returns the backing array itself ({@code float[]}, ...); to be read only. */
  public Object storage() {
    return storage;
  }

  /** Returns one element as a double (booleans 0 and 1, text parsed). */
  public double getDouble(int... index) {
    return Casts.doubleAt(storage, Shapes.offset(shape, index));
  }

  /** Returns one element as a float. */
  public float getFloat(int... index) {
    return (float) getDouble(index);
  }

  /** Returns one element as a long; floats are cut towards zero. */
  public long getLong(int... index) {
    return Casts.longAt(storage, Shapes.offset(shape, index));
  }

  /** Returns one element as text, as Python prints it. */
  public String getString(int... index) {
    return Casts.stringAt(storage, Shapes.offset(shape, index));
  }

  /** Returns entry {@code row} of the first axis, with one axis less. */
  public NDArray get(int row) {
    return Rows.get(this, row);
  }

  /** Returns rows {@code from} to {@code to}, exclusive, like Python's {@code a[from:to]}. */
  public NDArray slice(int from, int to) {
    return Rows.slice(this, from, to);
  }

  /** Returns the given rows in the given order. */
  public NDArray take(int... rows) {
    return Rows.take(this, rows);
  }

  /** Returns the rows where a bool vector is true, like {@code a[mask]}. */
  public NDArray compress(NDArray mask) {
    return Rows.compress(this, mask);
  }

  /** Returns one column of a matrix as a vector. */
  public NDArray column(int column) {
    return Rows.column(this, column);
  }

  /** Returns columns {@code from} to {@code to}, exclusive, of a matrix: {@code a[:, from:to]}. */
  public NDArray columns(int from, int to) {
    return Rows.columns(this, from, to);
  }

  /** Returns the same elements in another shape; one dimension may be -1. */
  public NDArray reshape(int... newShape) {
    return new NDArray(storage, Shapes.resolve(size(), shape, newShape));
  }

  /** Returns the elements as a vector. */
  public NDArray ravel() {
    return reshape(-1);
  }

  /** Returns the transposed matrix; a vector stays. */
  public NDArray transpose() {
    return Rows.transpose(this);
  }

  /** Converts the elements: floats are cut towards zero, text is parsed. */
  public NDArray astype(DType type) {
    return type == dtype ? this : new NDArray(Casts.cast(storage, type), shape);
  }

  /** Rounds to whole numbers, halves to even; the type stays. */
  public NDArray round() {
    return Elementwise.round(this);
  }

  /** Returns where elements are above {@code value}, as bool. */
  public NDArray greater(double value) {
    return Elementwise.test(this, v -> v > value);
  }

  /** Returns where elements are below {@code value}, as bool. */
  public NDArray less(double value) {
    return Elementwise.test(this, v -> v < value);
  }

  /** Returns where elements equal {@code value}, as bool. */
  public NDArray equal(double value) {
    return Elementwise.test(this, v -> v == value);
  }

  /** Returns where elements equal those of another array (text too), as bool. */
  public NDArray equal(NDArray other) {
    return Elementwise.equal(this, other);
  }

  /** Returns where elements are neither NaN nor infinite, as bool. */
  public NDArray isFinite() {
    return Elementwise.test(this, Double::isFinite);
  }

  /** Returns whether every element is true (not zero). */
  public boolean all() {
    return Arrays.stream(toDoubleArray()).allMatch(v -> v != 0);
  }

  /** Returns the sum of all elements. */
  public double sum() {
    return Summer.of(dtype).sum(toDoubleArray());
  }

  /** Returns the mean of all elements; NaN for none. */
  public double mean() {
    return Summer.of(dtype).mean(toDoubleArray());
  }

  /** Returns the population standard deviation of all elements. */
  public double std() {
    return Summer.of(dtype).std(toDoubleArray());
  }

  /** Returns the smallest element. */
  public double min() {
    return Reductions.min(toDoubleArray());
  }

  /** Returns the largest element. */
  public double max() {
    return Reductions.max(toDoubleArray());
  }

  /** Returns the sums along an axis; integers give int64. */
  public NDArray sum(int axis) {
    return Reductions.along("sum", this, axis, Reductions.sumType(dtype), Summer::sum);
  }

  /** Returns the means along an axis; integers give float64. */
  public NDArray mean(int axis) {
    return Reductions.along("mean", this, axis, Reductions.meanType(dtype), Summer::mean);
  }

  /** Returns the population standard deviations along an axis. */
  public NDArray std(int axis) {
    return Reductions.along("std", this, axis, Reductions.meanType(dtype), Summer::std);
  }

  /** Returns the smallest elements along an axis. */
  public NDArray min(int axis) {
    return Reductions.along("min", this, axis, dtype, Reductions::min);
  }

  /** Returns the largest elements along an axis. */
  public NDArray max(int axis) {
    return Reductions.along("max", this, axis, dtype, Reductions::max);
  }

  /** Returns the int64 positions of the first maximum along an axis. */
  public NDArray argmax(int axis) {
    return Reductions.along("argmax", this, axis, DType.INT64, Reductions::argmax);
  }

  /** Returns the distinct elements in ascending order, as a vector. */
  public NDArray unique() {
    return Reductions.unique(this);
  }

  /** Returns a flat row-major copy, converted. */
  public float[] toFloatArray() {
    return Casts.floats(storage);
  }

  /** Returns a flat row-major copy, converted. */
  public double[] toDoubleArray() {
    return Casts.doubles(storage);
  }

  /** Returns a flat row-major copy, converted. */
  public int[] toIntArray() {
    return Casts.ints(storage);
  }

  /** Returns a flat row-major copy, converted. */
  public long[] toLongArray() {
    return Casts.longs(storage);
  }

  /** Returns a flat row-major copy, converted. */
  public String[] toStringArray() {
    return Casts.strings(storage);
  }

  /** Returns a matrix as rows of floats. */
  public float[][] toFloat2D() {
    return Nested.floats(this);
  }

  /** Returns nested Java arrays of the element type; a boxed value for rank 0. */
  public Object toJava() {
    return Nested.of(this);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NDArray that
        && Arrays.equals(shape, that.shape)
        && Objects.deepEquals(storage, that.storage);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(new Object[] {storage, shape});
  }

  /** Returns numpy's {@code repr}: {@code array([1., 2.], dtype=float32)}, with dots above 1000. */
  @Override
  public String toString() {
    return Repr.of(this);
  }
}
