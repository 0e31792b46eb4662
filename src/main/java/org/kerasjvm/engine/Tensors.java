package org.kerasjvm.engine;

import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.ops.Types;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.ByteDataBuffer;
import org.tensorflow.ndarray.buffer.DataBuffer;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;
import org.tensorflow.types.TUint8;

/** Arrays on the heap to tensors in native memory and back, by bulk copies. */
public final class Tensors {

  private Tensors() {}

  /** A tensor with a copy of the array; the caller closes it. */
  public static Tensor of(NDArray array) {
    return rows(array, 0, array.rank() == 0 ? 1 : array.length());
  }

  /** A tensor with a copy of some rows, without a copy on the heap; the caller closes it. */
  public static Tensor rows(NDArray array, int from, int to) {
    long[] sizes = sizes(array);
    if (array.rank() > 0) {
      sizes[0] = (long) to - from;
    }
    Shape shape = Shape.of(sizes);
    long size = shape.size();
    long offset = array.rank() == 0 || to == from ? 0 : from * (size / (to - from));
    Object s = array.storage();
    return switch (array.dtype()) {
      case FLOAT32 ->
          TFloat32.tensorOf(shape, DataBuffers.of((float[]) s, true, false).slice(offset, size));
      case FLOAT64 ->
          TFloat64.tensorOf(shape, DataBuffers.of((double[]) s, true, false).slice(offset, size));
      case INT32 ->
          TInt32.tensorOf(shape, DataBuffers.of((int[]) s, true, false).slice(offset, size));
      case INT64 ->
          TInt64.tensorOf(shape, DataBuffers.of((long[]) s, true, false).slice(offset, size));
      case UINT8 ->
          TUint8.tensorOf(shape, DataBuffers.of((byte[]) s, true, false).slice(offset, size));
      case BOOL ->
          TBool.tensorOf(shape, DataBuffers.of((boolean[]) s, true, false).slice(offset, size));
      case STRING -> {
        DataBuffer<String> strings = DataBuffers.ofObjects((String[]) s);
        yield TString.tensorOf(shape, strings.slice(offset, size));
      }
    };
  }

  /** A tensor for rows that are written later, of any type but text; the caller closes it. */
  static Tensor room(DataSpec spec, int rows) {
    long[] sizes = spec.shape().asArray();
    sizes[0] = rows;
    return Tensor.of(Types.tensorClass(spec.dtype()), Shape.of(sizes));
  }

  /** Copies all rows of an array into a tensor of such rows, from one row on. */
  static void write(Tensor tensor, int row, NDArray array) {
    if (array.size() == 0) {
      return;
    }
    long from = (long) row * (array.size() / array.length());
    ByteDataBuffer to = tensor.asRawTensor().data();
    Object s = array.storage();
    switch (array.dtype()) {
      case FLOAT32 -> to.asFloats().offset(from).write((float[]) s);
      case FLOAT64 -> to.asDoubles().offset(from).write((double[]) s);
      case INT32 -> to.asInts().offset(from).write((int[]) s);
      case INT64 -> to.asLongs().offset(from).write((long[]) s);
      case UINT8 -> to.offset(from).write((byte[]) s);
      case BOOL -> to.asBooleans().offset(from).write((boolean[]) s);
      case STRING -> throw new IllegalArgumentException("Text has no fixed size.");
    }
  }

  /** A copy of the tensor on the heap. */
  public static NDArray toArray(Tensor tensor) {
    int[] shape = new int[tensor.shape().numDimensions()];
    for (int k = 0; k < shape.length; k++) {
      shape[k] = Math.toIntExact(tensor.shape().get(k));
    }
    int size = Math.toIntExact(tensor.shape().size());
    DType dtype = Types.of(tensor.dataType());
    switch (dtype) {
      case FLOAT32 -> {
        return NDArray.of(floats(tensor), shape);
      }
      case FLOAT64 -> {
        double[] flat = new double[size];
        tensor.asRawTensor().data().asDoubles().read(flat);
        return NDArray.of(flat, shape);
      }
      case INT32 -> {
        int[] flat = new int[size];
        tensor.asRawTensor().data().asInts().read(flat);
        return NDArray.of(flat, shape);
      }
      case INT64 -> {
        long[] flat = new long[size];
        tensor.asRawTensor().data().asLongs().read(flat);
        return NDArray.of(flat, shape);
      }
      case UINT8 -> {
        byte[] flat = new byte[size];
        tensor.asRawTensor().data().read(flat);
        return NDArray.of(flat, shape);
      }
      case BOOL -> {
        boolean[] flat = new boolean[size];
        tensor.asRawTensor().data().asBooleans().read(flat);
        return NDArray.of(flat, shape);
      }
      default -> {
        String[] flat = new String[size];
        int k = 0;
        for (var scalar : ((TString) tensor).scalars()) {
          flat[k++] = scalar.getObject();
        }
        return NDArray.of(flat, shape);
      }
    }
  }

  /** The elements of a float32 tensor. */
  public static float[] floats(Tensor tensor) {
    float[] flat = new float[Math.toIntExact(tensor.shape().size())];
    if (flat.length > 0) {
      tensor.asRawTensor().data().asFloats().read(flat);
    }
    return flat;
  }

  /** The elements of a float64 tensor. */
  static double[] doubles(Tensor tensor) {
    double[] flat = new double[Math.toIntExact(tensor.shape().size())];
    if (flat.length > 0) {
      tensor.asRawTensor().data().asDoubles().read(flat);
    }
    return flat;
  }

  private static long[] sizes(NDArray array) {
    int[] shape = array.shape();
    long[] sizes = new long[shape.length];
    for (int k = 0; k < sizes.length; k++) {
      sizes[k] = shape[k];
    }
    return sizes;
  }
}
