package org.kerasjvm.engine;

import java.util.ArrayList;
import java.util.List;
import org.kerasjvm.data.NDArray;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TInt32;

/** Data copied to native memory once, with the order in which its rows are taken. */
public final class ResidentData implements AutoCloseable {

  private final List<Tensor> tensors = new ArrayList<>();
  private final List<DataSpec> specs;
  private final int rows;
  private TInt32 order;

  /**
   * Copies rows of arrays.
   *
   * @param arrays with the same number of rows
   * @param from the first row
   * @param to the row after the last
   */
  public ResidentData(List<NDArray> arrays, int from, int to) {
    rows = to - from;
    specs = arrays.stream().map(DataSpec::of).toList();
    order = vector(identity(rows));
    for (NDArray array : arrays) {
      tensors.add(Tensors.rows(array, from, to));
    }
  }

  /**
   * Room for rows that are {@linkplain #write written} later, and taken in that order.
   *
   * @param specs what they look like; no text
   * @param rows how many at most
   */
  ResidentData(List<DataSpec> specs, int rows) {
    this.rows = rows;
    this.specs = specs;
    order = vector(identity(rows));
    for (DataSpec spec : specs) {
      tensors.add(Tensors.room(spec, rows));
    }
  }

  private static int[] identity(int rows) {
    int[] identity = new int[rows];
    for (int k = 0; k < rows; k++) {
      identity[k] = k;
    }
    return identity;
  }

  /** Copies all rows of arrays in, from one row on. */
  void write(int row, List<NDArray> arrays) {
    for (int k = 0; k < arrays.size(); k++) {
      Tensors.write(tensors.get(k), row, arrays.get(k));
    }
  }

  /** Takes the rows in another order from now on. */
  public void reorder(int[] permutation) {
    order.close();
    order = vector(permutation);
  }

  private static TInt32 vector(int[] values) {
    return TInt32.tensorOf(Shape.of(values.length), DataBuffers.of(values, true, false));
  }

  /** What the tensors look like. */
  public List<DataSpec> specs() {
    return specs;
  }

  /** The number of rows. */
  public int rows() {
    return rows;
  }

  /** The number of batches of a size, the last one perhaps smaller. */
  public int batches(int batchSize) {
    return (int) ((rows + (long) batchSize - 1) / batchSize);
  }

  Tensor tensor(int index) {
    return tensors.get(index);
  }

  Tensor order() {
    return order;
  }

  @Override
  public void close() {
    tensors.forEach(Tensor::close);
    tensors.clear();
    order.close();
  }
}
