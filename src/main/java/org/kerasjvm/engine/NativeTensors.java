package org.kerasjvm.engine;

import static org.tensorflow.internal.c_api.global.tensorflow.TF_AllocateTensor;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_Dim;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_NumDims;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_TensorData;
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
    ElementType type = ElementType.of(TF_TensorType(tensor));
    int[] shape = new int[TF_NumDims(tensor)];
    long size = 1;
    for (int k = 0; k < shape.length; k++) {
      shape[k] = Math.toIntExact(TF_Dim(tensor, k));
      size = Math.multiplyExact(size, (long) shape[k]);
    }
    int count = Math.toIntExact(size);
    if (count == 0) {
      return NDArray.zeros(type.carrier(), shape);
    }
    Pointer data = TF_TensorData(tensor);
    return switch (type.carrier()) {
      case FLOAT32 -> NDArray.of(floats(type, data, count), shape);
      case FLOAT64 -> NDArray.of(read(data, new double[count]), shape);
      case INT32 -> NDArray.of(ints(type, data, count), shape);
      case INT64 -> NDArray.of(longs(type, data, count), shape);
      case UINT8 -> NDArray.of(read(data, new byte[count]), shape);
      case BOOL -> NDArray.of(booleans(data, count), shape);
      case STRING -> NDArray.of(NativeStrings.read(data, count), shape);
    };
  }

  private static double[] read(Pointer data, double[] to) {
    new DoublePointer(data).get(to);
    return to;
  }

  private static byte[] read(Pointer data, byte[] to) {
    new BytePointer(data).get(to);
    return to;
  }

  private static boolean[] booleans(Pointer data, int count) {
    byte[] bytes = read(data, new byte[count]);
    boolean[] to = new boolean[count];
    for (int k = 0; k < count; k++) {
      to[k] = bytes[k] != 0;
    }
    return to;
  }

  private static float[] floats(ElementType type, Pointer data, int count) {
    float[] to = new float[count];
    if (type == ElementType.FLOAT32) {
      new FloatPointer(data).get(to);
      return to;
    }
    short[] bits = shorts(data, count);
    for (int k = 0; k < count; k++) {
      to[k] =
          type == ElementType.FLOAT16
              ? HalfFloats.fromFloat16(bits[k])
              : HalfFloats.fromBfloat16(bits[k]);
    }
    return to;
  }

  private static short[] shorts(Pointer data, int count) {
    short[] bits = new short[count];
    new ShortPointer(data).get(bits);
    return bits;
  }

  private static int[] ints(ElementType type, Pointer data, int count) {
    int[] to = new int[count];
    if (type == ElementType.INT32) {
      new IntPointer(data).get(to);
    } else if (type == ElementType.INT8) {
      byte[] bytes = read(data, new byte[count]);
      for (int k = 0; k < count; k++) {
        to[k] = bytes[k];
      }
    } else {
      short[] bits = shorts(data, count);
      for (int k = 0; k < count; k++) {
        to[k] = type == ElementType.UINT16 ? bits[k] & 0xffff : bits[k];
      }
    }
    return to;
  }

  private static long[] longs(ElementType type, Pointer data, int count) {
    long[] to = new long[count];
    if (type == ElementType.UINT32) {
      int[] bits = new int[count];
      new IntPointer(data).get(bits);
      for (int k = 0; k < count; k++) {
        to[k] = bits[k] & 0xffff_ffffL;
      }
      return to;
    }
    new LongPointer(data).get(to);
    for (long value : to) {
      if (type == ElementType.UINT64 && value < 0) {
        throw new ArithmeticException(
            "an output of uint64 holds " + Long.toUnsignedString(value) + ", above Java's long.");
      }
    }
    return to;
  }
}
