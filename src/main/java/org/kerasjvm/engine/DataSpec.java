package org.kerasjvm.engine;

import java.util.ArrayList;
import java.util.List;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.tensorflow.ndarray.Shape;

/**
 * What one tensor of the data looks like, whatever its number of rows. A key of caches: sizes are
 * kept as a list, because shapes with open axes never equal each other.
 *
 * @param dtype the element type
 * @param sampleSizes the shape of one row
 */
public record DataSpec(DType dtype, List<Integer> sampleSizes) {

  /** The spec of an array. */
  public static DataSpec of(NDArray array) {
    List<Integer> sizes = new ArrayList<>();
    int[] shape = array.shape();
    for (int k = 1; k < shape.length; k++) {
      sizes.add(shape[k]);
    }
    return new DataSpec(array.dtype(), List.copyOf(sizes));
  }

  /** The shape with the first axis open. */
  public Shape shape() {
    long[] sizes = new long[sampleSizes.size() + 1];
    sizes[0] = -1;
    for (int k = 1; k < sizes.length; k++) {
      sizes[k] = sampleSizes.get(k - 1);
    }
    return Shape.of(sizes);
  }

  /** The shape of one row. */
  Shape sampleShape() {
    return shape().tail();
  }

  /** Bytes of one row. */
  long rowBytes() {
    return sampleShape().size() * dtype.bytes();
  }
}
