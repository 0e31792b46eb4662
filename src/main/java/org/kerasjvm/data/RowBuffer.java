package org.kerasjvm.data;

import java.util.Arrays;

/**
 * Rows of one element type and shape, written and read by number, once there is {@linkplain
 * #reserve room} for them. Not thread-safe.
 */
public final class RowBuffer {

  private final DType dtype;
  private final int[] rowShape;
  private final int width;
  private Object storage;
  private int capacity;

  /**
   * A buffer without room.
   *
   * @param rowShape the shape of one row; none for one value a row
   */
  public RowBuffer(DType dtype, int... rowShape) {
    this.dtype = dtype;
    this.rowShape = rowShape.clone();
    this.width = Shapes.size(rowShape);
    this.storage = dtype.newStorage(0);
  }

  /** A buffer without room for rows like those of an array. */
  public static RowBuffer like(NDArray array) {
    int[] shape = array.shape();
    return new RowBuffer(array.dtype(), Arrays.copyOfRange(shape, 1, shape.length));
  }

  /** Whether an array has such rows. */
  public boolean fits(NDArray array) {
    int[] shape = array.shape();
    return array.dtype() == dtype
        && shape.length == rowShape.length + 1
        && Arrays.equals(shape, 1, shape.length, rowShape, 0, rowShape.length);
  }

  /** How many elements a row has. */
  public int width() {
    return width;
  }

  /** What rows look like, such as {@code float32 rows of shape (4,)}. */
  @Override
  public String toString() {
    return dtype.numpyName() + " rows of shape " + Shapes.text(rowShape);
  }

  /**
   * Copies a row of an array that {@link #fits}.
   *
   * @param to the number that it gets
   */
  public void put(int to, NDArray source, int row) {
    put(to, source.storage(), row * width);
  }

  /**
   * Copies elements into a row.
   *
   * @param source a Java array of the buffer's element type
   * @param from the place of the first element in it
   */
  public void put(int to, Object source, int from) {
    System.arraycopy(source, from, storage, to * width, width);
  }

  /** Copies a row of another buffer of such rows, or of this one. */
  public void put(int to, RowBuffer source, int row) {
    put(to, source.storage, row * width);
  }

  /**
   * Makes room for exactly this many rows, if there is less.
   *
   * @throws IllegalArgumentException if no Java array holds so many
   */
  public void reserve(int rows) {
    if (rows > capacity) {
      if ((long) rows * width > Shapes.MAX_SIZE) {
        throw new IllegalArgumentException(
            "%d %s are more than an array can hold. Take fewer.".formatted(rows, this));
      }
      Object larger = dtype.newStorage(rows * width);
      System.arraycopy(storage, 0, larger, 0, capacity * width);
      storage = larger;
      capacity = rows;
    }
  }

  /**
   * The first rows, as an array that is not copied if they fill the buffer, which is empty then.
   */
  public NDArray take(int rows) {
    int[] shape = new int[rowShape.length + 1];
    shape[0] = rows;
    System.arraycopy(rowShape, 0, shape, 1, rowShape.length);
    Object whole = storage;
    if (rows < capacity) {
      whole = dtype.newStorage(rows * width);
      System.arraycopy(storage, 0, whole, 0, rows * width);
    }
    storage = dtype.newStorage(0);
    capacity = 0;
    return new NDArray(whole, shape);
  }
}
