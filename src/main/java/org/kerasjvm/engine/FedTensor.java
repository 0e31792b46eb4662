package org.kerasjvm.engine;

import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteTensor;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_TensorData;

import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.data.NDArray;
import org.tensorflow.internal.c_api.TF_Tensor;

/**
 * A native tensor that goes into a call. A small one can be filled again by the next call with the
 * same shape: while it has a handle here, no operation writes to it.
 */
final class FedTensor {

  /** Up to this size a tensor waits for the next call; larger ones would hold memory idle. */
  private static final int SMALL = 1 << 16;

  private final TF_Tensor handle;
  private final ElementType type;
  private final long[] dims;
  private final @Nullable Pointer data;
  private final int count;

  private FedTensor(TF_Tensor handle, ElementType type, long[] dims, int count) {
    this.handle = handle;
    this.type = type;
    this.dims = dims;
    this.count = count;
    boolean refillable = type != ElementType.STRING && count > 0;
    data = refillable && (long) count * type.bytes() <= SMALL ? TF_TensorData(handle) : null;
  }

  /** A tensor made elsewhere. */
  static FedTensor of(TF_Tensor handle) {
    return new FedTensor(handle, ElementType.OTHER, new long[0], 0);
  }

  /** A copy of some rows. */
  static FedTensor of(ElementType type, NDArray array, int from, int to) {
    long[] dims = NativeTensors.dims(array, from, to);
    return new FedTensor(
        NativeTensors.rows(type, array, from, to), type, dims, NativeTensors.count(dims));
  }

  TF_Tensor handle() {
    return handle;
  }

  boolean small() {
    return data != null;
  }

  /** Copies rows into the tensor if they fit it; false if they do not. */
  boolean refill(ElementType newType, NDArray array, int from, int to) {
    if (data == null || newType != type || array.rank() != dims.length) {
      return false;
    }
    for (int k = 0; k < dims.length; k++) {
      if (dims[k] != (k == 0 ? to - from : array.size(k))) {
        return false;
      }
    }
    int offset = dims.length == 0 ? 0 : from * (count / (to - from));
    NativeTensors.write(type, array.storage(), offset, count, data);
    return true;
  }

  void delete() {
    TF_DeleteTensor(handle);
  }
}
