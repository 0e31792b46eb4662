package org.kerasjvm.savedmodel;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.tensorflow.internal.c_api.TF_Output;

/**
 * Where a signature's tensors are in the native graph, resolved once; and the frames of calls that
 * have ended, kept for the next ones.
 */
final class Endpoints implements AutoCloseable {

  private final NativeModel model;
  private final TF_Output inputs;
  private final TF_Output outputs;
  private final PointerPointer<Pointer> targets;
  private final int inputCount;
  private final int outputCount;
  private final int targetCount;
  private final Queue<Frame> idle = new ConcurrentLinkedQueue<>();

  /**
   * Resolves names that the graph has.
   *
   * @param targets operations to run for their effect
   */
  Endpoints(NativeModel model, List<String> inputs, List<String> outputs, List<String> targets) {
    this.model = model;
    this.inputCount = inputs.size();
    this.outputCount = outputs.size();
    this.inputs = resolve(inputs);
    this.outputs = resolve(outputs);
    this.targetCount = targets.size();
    this.targets = own(new PointerPointer<>(Math.max(1, targetCount)));
    for (int k = 0; k < targetCount; k++) {
      this.targets.put(k, model.operation(targets.get(k)));
    }
  }

  private TF_Output resolve(List<String> tensors) {
    TF_Output all = own(new TF_Output(Math.max(1, tensors.size())));
    for (int k = 0; k < tensors.size(); k++) {
      all.position(k).oper(model.operation(operation(tensors.get(k)))).index(index(tensors.get(k)));
    }
    return all.position(0);
  }

  /** Takes native memory out of a caller's PointerScope, if it has one open. */
  static <P extends Pointer> P own(P pointer) {
    pointer.retainReference();
    return pointer;
  }

  static String operation(String tensor) {
    int colon = tensor.lastIndexOf(':');
    return colon < 0 ? tensor : tensor.substring(0, colon);
  }

  static int index(String tensor) {
    int colon = tensor.lastIndexOf(':');
    return colon < 0 ? 0 : Integer.parseInt(tensor.substring(colon + 1));
  }

  NativeModel model() {
    return model;
  }

  TF_Output inputs() {
    return inputs;
  }

  TF_Output outputs() {
    return outputs;
  }

  PointerPointer<Pointer> targets() {
    return targets;
  }

  int inputCount() {
    return inputCount;
  }

  int outputCount() {
    return outputCount;
  }

  int targetCount() {
    return targetCount;
  }

  /** A frame for one call; {@link #giveBack} it. */
  Frame take() {
    Frame frame = idle.poll();
    return frame == null ? new Frame(this) : frame;
  }

  void giveBack(Frame frame) {
    frame.clear();
    idle.add(frame);
  }

  @Override
  public void close() {
    idle.forEach(Frame::free);
    idle.clear();
    inputs.deallocate();
    outputs.deallocate();
    targets.deallocate();
  }

  static void closeAll(Queue<? extends AutoCloseable> owned) {
    for (AutoCloseable each : owned) {
      try {
        each.close();
      } catch (Exception e) {
        throw new IllegalStateException(e); // none of ours throws
      }
    }
    owned.clear();
  }
}
