package org.kerasjvm.engine;

import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.tensorflow.ndarray.Shape;

/**
 * What one tensor of the data looks like.
 *
 * @param dtype the element type
 * @param shape the shape, the first axis open
 */
public record DataSpec(DType dtype, Shape shape) {

  /** The spec of an array, whatever its number of rows. */
  public static DataSpec of(NDArray array) {
    return new DataSpec(array.dtype(), Tensors.openShape(array));
  }
}
