package org.kerasjvm.savedmodel;

import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteStatus;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteTensor;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_GetCode;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_NewStatus;

import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.data.NDArray;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.internal.c_api.TF_Tensor;

/** The native side of one call: its tensors, fed and fetched, and its status. One thread's. */
final class Frame {

  /** A tensor's handle that is pointed elsewhere instead of made anew for each call. */
  private static final class Handle extends TF_Tensor {
    TF_Tensor at(long tensor) {
      address = tensor;
      return this;
    }
  }

  private final Endpoints endpoints;
  private final PointerPointer<Pointer> inputs;
  private final PointerPointer<Pointer> outputs;

  /** The same memory as {@link #outputs}: the tensors' addresses. */
  private final LongPointer addresses;

  private final Handle[] results;
  private final @Nullable TF_Tensor[] fed;
  private final TF_Status status = TF_NewStatus();

  Frame(Endpoints endpoints) {
    this.endpoints = endpoints;
    this.inputs = Endpoints.own(new PointerPointer<>(Math.max(1, endpoints.inputCount())));
    this.outputs = Endpoints.own(new PointerPointer<>(Math.max(1, endpoints.outputCount())));
    this.fed = new TF_Tensor[endpoints.inputCount()];
    this.addresses = new LongPointer(outputs);
    this.results = new Handle[endpoints.outputCount()];
    for (int k = 0; k < results.length; k++) {
      results[k] = new Handle();
      addresses.put(k, 0);
    }
  }

  Endpoints endpoints() {
    return endpoints;
  }

  PointerPointer<Pointer> inputs() {
    return inputs;
  }

  PointerPointer<Pointer> outputs() {
    return outputs;
  }

  TF_Status status() {
    return status;
  }

  /** Sets input {@code k} to a copy of some rows (of everything if the array has no rows). */
  void feed(int k, ElementType type, NDArray array, int from, int to) {
    feed(k, NativeTensors.rows(type, array, from, to));
  }

  /** Sets input {@code k}; the frame deletes the tensor. */
  void feed(int k, TF_Tensor tensor) {
    fed[k] = tensor;
    inputs.put(k, tensor);
  }

  /**
   * Runs the model on what was fed.
   *
   * @param failure makes the message out of TensorFlow's
   * @throws SavedModelException if TensorFlow fails
   */
  void run(UnaryOperator<String> failure) {
    endpoints.model().run(this);
    if (TF_GetCode(status) != 0) {
      throw new SavedModelException(failure.apply(NativeModel.message(status)));
    }
  }

  /** Output {@code k} of the last run, valid until the next; the frame deletes it. */
  TF_Tensor output(int k) {
    return results[k].at(addresses.get(k));
  }

  /** A copy of output {@code k} of the last run. */
  NDArray fetch(int k) {
    return NativeTensors.read(output(k));
  }

  /** Deletes the outputs of the last run. */
  void deleteOutputs() {
    for (int k = 0; k < results.length; k++) {
      if (addresses.get(k) != 0) {
        TF_DeleteTensor(output(k));
        addresses.put(k, 0);
      }
    }
  }

  /** Deletes the tensors of the call. */
  void clear() {
    deleteOutputs();
    for (int k = 0; k < fed.length; k++) {
      if (fed[k] != null) {
        TF_DeleteTensor(fed[k]);
        fed[k] = null;
      }
    }
  }

  void free() {
    clear();
    inputs.deallocate();
    outputs.deallocate();
    TF_DeleteStatus(status);
  }
}
