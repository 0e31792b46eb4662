package org.kerasjvm.engine;

import static org.tensorflow.internal.c_api.global.tensorflow.TF_AllocateTensor;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_Dim;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_NumDims;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_TensorData;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_TensorElementCount;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_TensorType;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.ShortPointer;
import org.kerasjvm.data.HalfFloats;
import org.kerasjvm.data.NDArray;
import org.tensorflow.internal.c_api.TF_Tensor;

/** Arrays on the heap to native tensors and back, in one copy where the types are alike. */
final class NativeTensors {

  private NativeTensors() {}

  /** The shape of some rows of an array; of all of it if it has none. */
  static long[] dims(NDArray array, int from, int to) {
    long[] dims = new long[array.rank()];
    for (int k = 0; k < dims.length; k++) {
      dims[k] = k == 0 ? to - from : array.size(k);
    }
    return dims;
  }

  /** The number of elements of an array on the heap. */
  static int count(long[] dims) {
    int count = 1;
    for (long dim : dims) {
      count *= (int) dim;
    }
    return count;
  }

  /** A tensor with a copy of some rows; of everything if the array has none. The caller's. */
  static TF_Tensor rows(ElementType type, NDArray array, int from, int to) {
    long[] dims = dims(array, from, to);
    int count = count(dims);
    int offset = dims.length == 0 || to == from ? 0 : from * (count / (to - from));
    if (type == ElementType.STRING) {
      return NativeStrings.tensor((String[]) array.storage(), offset, count, dims);
    }
    TF_Tensor tensor =
        TF_AllocateTensor(type.number(), dims, dims.length, (long) count * type.bytes());
    if (count > 0) {
      write(type, array.storage(), offset, count, TF_TensorData(tensor));
    }
    return tensor;
  }

  /** Copies elements of a carrier array into native memory. */
  static void write(ElementType type, Object storage, int offset, int count, Pointer to) {
    switch (type) {
      case FLOAT32 -> new FloatPointer(to).put((float[]) storage, offset, count);
      case FLOAT64 -> new DoublePointer(to).put((double[]) storage, offset, count);
      case INT32 -> new IntPointer(to).put((int[]) storage, offset, count);
      case INT64, UINT64 -> new LongPointer(to).put((long[]) storage, offset, count);
      case UINT8 -> new BytePointer(to).put((byte[]) storage, offset, count);
      default -> writeNarrow(type, storage, offset, count, to);
    }
  }

  private static void writeNarrow(
      ElementType type, Object storage, int offset, int count, Pointer to) {
    for (int k = 0; k < count; k++) {
      int i = offset + k;
      switch (type) {
        case FLOAT16 -> new ShortPointer(to).put(k, HalfFloats.toFloat16(((float[]) storage)[i]));
        case BFLOAT16 -> new ShortPointer(to).put(k, HalfFloats.toBfloat16(((float[]) storage)[i]));
        case BOOL -> new BytePointer(to).put(k, (byte) (((boolean[]) storage)[i] ? 1 : 0));
        case INT8 -> new BytePointer(to).put(k, (byte) ((int[]) storage)[i]);
        case INT16, UINT16 -> new ShortPointer(to).put(k, (short) ((int[]) storage)[i]);
        case UINT32 -> new IntPointer(to).put(k, (int) ((long[]) storage)[i]);
        default -> throw new IllegalArgumentException("elements of " + type + " cannot be fed.");
      }
    }
  }

  /** A copy of a tensor on the heap. */
  static NDArray read(TF_Tensor tensor) {
    NDArray array = NDArray.zeros(type(tensor).carrier(), shape(tensor));
    copy(tensor, array, 0);
    return array;
  }

  static ElementType type(TF_Tensor tensor) {
    return ElementType.of(TF_TensorType(tensor));
  }

  static int[] shape(TF_Tensor tensor) {
    int[] shape = new int[TF_NumDims(tensor)];
    for (int k = 0; k < shape.length; k++) {
      shape[k] = Math.toIntExact(TF_Dim(tensor, k));
    }
    return shape;
  }

  /**
   * Copies all elements of a tensor into an array that nobody has seen yet.
   *
   * @param to of the carrier of the tensor's type
   * @param offset the first element to be written
   * @return how many were
   * @throws ArithmeticException if an unsigned number is above Java's long
   */
  static int copy(TF_Tensor tensor, NDArray to, int offset) {
    ElementType type = type(tensor);
    int count = Math.toIntExact(TF_TensorElementCount(tensor));
    if (count == 0) {
      return 0;
    }
    Pointer data = TF_TensorData(tensor);
    Object storage = to.storage();
    switch (type) {
      case FLOAT32 -> new FloatPointer(data).get((float[]) storage, offset, count);
      case FLOAT64 -> new DoublePointer(data).get((double[]) storage, offset, count);
      case INT32 -> new IntPointer(data).get((int[]) storage, offset, count);
      case INT64 -> new LongPointer(data).get((long[]) storage, offset, count);
      case UINT8 -> new BytePointer(data).get((byte[]) storage, offset, count);
      case STRING -> NativeStrings.read(data, (String[]) storage, offset, count);
      default -> readNarrow(type, data, storage, offset, count);
    }
    return count;
  }

  private static void readNarrow(
      ElementType type, Pointer data, Object storage, int offset, int count) {
    for (int k = 0; k < count; k++) {
      int i = offset + k;
      switch (type) {
        case FLOAT16 ->
            ((float[]) storage)[i] = HalfFloats.fromFloat16(new ShortPointer(data).get(k));
        case BFLOAT16 ->
            ((float[]) storage)[i] = HalfFloats.fromBfloat16(new ShortPointer(data).get(k));
        case BOOL -> ((boolean[]) storage)[i] = new BytePointer(data).get(k) != 0;
        case INT8 -> ((int[]) storage)[i] = new BytePointer(data).get(k);
        case INT16 -> ((int[]) storage)[i] = new ShortPointer(data).get(k);
        case UINT16 -> ((int[]) storage)[i] = new ShortPointer(data).get(k) & 0xffff;
        case UINT32 -> ((long[]) storage)[i] = new IntPointer(data).get(k) & 0xffff_ffffL;
        case UINT64 -> ((long[]) storage)[i] = signed(new LongPointer(data).get(k));
        default -> throw new IllegalStateException("elements of " + type + " cannot be read.");
      }
    }
  }

  private static long signed(long value) {
    if (value < 0) {
      throw new ArithmeticException(
          "an output of uint64 holds " + Long.toUnsignedString(value) + ", above Java's long.");
    }
    return value;
  }
}
