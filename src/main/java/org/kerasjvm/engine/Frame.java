package org.kerasjvm.engine;

import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteStatus;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteTensor;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_GetCode;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_Message;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_NewStatus;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.data.NDArray;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.internal.c_api.TF_Tensor;

/** The native side of one call: its tensors, fed and fetched, and its status. One thread's. */
public final class Frame {

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
  private final @Nullable FedTensor[] fed;
  private final TF_Status status = TF_NewStatus();

  Frame(Endpoints endpoints) {
    this.endpoints = endpoints;
    this.inputs = Endpoints.own(new PointerPointer<>(Math.max(1, endpoints.inputCount())));
    this.outputs = Endpoints.own(new PointerPointer<>(Math.max(1, endpoints.outputCount())));
    this.fed = new FedTensor[endpoints.inputCount()];
    this.addresses = new LongPointer(outputs);
    this.results = new Handle[endpoints.outputCount()];
    for (int k = 0; k < results.length; k++) {
      results[k] = new Handle();
      addresses.put(k, 0);
    }
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
  public void feed(int k, ElementType type, NDArray array, int from, int to) {
    FedTensor last = fed[k];
    if (last == null || !last.refill(type, array, from, to)) {
      feed(k, FedTensor.of(type, array, from, to));
    }
  }

  /** Sets input {@code k}; the frame deletes the tensor. */
  public void feed(int k, TF_Tensor tensor) {
    feed(k, FedTensor.of(tensor));
  }

  private void feed(int k, FedTensor tensor) {
    FedTensor last = fed[k];
    fed[k] = tensor;
    inputs.put(k, tensor.handle());
    if (last != null) {
      last.delete();
    }
  }

  /**
   * Runs the graph on what was fed.
   *
   * @return TensorFlow's message if it failed
   */
  public @Nullable String run() {
    endpoints.run(this);
    if (TF_GetCode(status) == 0) {
      return null;
    }
    try (BytePointer message = TF_Message(status)) {
      return message.getString();
    }
  }

  /** Runs the graph on what was fed; throws the exception of TensorFlow Java if it fails. */
  void runOrThrow() {
    endpoints.run(this);
    if (TF_GetCode(status) != 0) {
      status.throwExceptionIfNotOK();
    }
  }

  /** Output {@code k} of the last run, valid until the next; the frame deletes it. */
  public TF_Tensor output(int k) {
    return results[k].at(addresses.get(k));
  }

  /** A copy of output {@code k} of the last run. */
  public NDArray fetch(int k) {
    return NativeTensors.read(output(k));
  }

  /** Deletes the outputs of the last run. */
  public void deleteOutputs() {
    for (int k = 0; k < results.length; k++) {
      if (addresses.get(k) != 0) {
        TF_DeleteTensor(output(k));
        addresses.put(k, 0);
      }
    }
  }

  /** Deletes the tensors of the call, but small inputs, which the next call may fill anew. */
  void clear() {
    deleteOutputs();
    for (int k = 0; k < fed.length; k++) {
      FedTensor tensor = fed[k];
      if (tensor != null && !tensor.small()) {
        tensor.delete();
        fed[k] = null;
      }
    }
  }

  /** Deletes everything. */
  public void free() {
    deleteOutputs();
    for (int k = 0; k < fed.length; k++) {
      FedTensor tensor = fed[k];
      if (tensor != null) {
        tensor.delete();
        fed[k] = null;
      }
    }
    inputs.deallocate();
    outputs.deallocate();
    TF_DeleteStatus(status);
  }
}
