package org.kerasjvm.engine;

import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteBuffer;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_NewBufferFromString;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_SessionRun;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;
import org.tensorflow.internal.c_api.TF_Buffer;
import org.tensorflow.internal.c_api.TF_Operation;
import org.tensorflow.internal.c_api.TF_Output;
import org.tensorflow.internal.c_api.TF_Session;
import org.tensorflow.proto.RunOptions;

/**
 * What goes into and comes out of a native session, resolved once; and the frames of calls that
 * have ended, kept for the next ones. {@code Session.Runner} does the same anew in each call, which
 * takes 10 microseconds.
 *
 * <p>Calls may come from many threads; the owner of the session sees to it that none runs while the
 * session or this is closed.
 */
public final class Endpoints implements AutoCloseable {

  /**
   * One tensor of a graph.
   *
   * @param operation whose output it is
   * @param index of the output
   */
  public record At(TF_Operation operation, int index) {}

  private final TF_Session session;
  private final @Nullable TF_Buffer options;
  private final TF_Output inputs;
  private final TF_Output outputs;
  private final PointerPointer<Pointer> targets;
  private final int inputCount;
  private final int outputCount;
  private final int targetCount;
  private final Queue<Frame> idle = new ConcurrentLinkedQueue<>();

  /**
   * Of a session that outlives this.
   *
   * @param targets operations to run for their effect
   */
  public Endpoints(
      TF_Session session, List<At> inputs, List<At> outputs, List<TF_Operation> targets) {
    this(session, inputs, outputs, targets, null);
  }

  /**
   * Of a session that outlives this.
   *
   * @param targets operations to run for their effect
   * @param options of each call, or null
   */
  Endpoints(
      TF_Session session,
      List<At> inputs,
      List<At> outputs,
      List<TF_Operation> targets,
      @Nullable RunOptions options) {
    this.session = session;
    this.options = options == null ? null : buffer(options.toByteArray());
    this.inputCount = inputs.size();
    this.outputCount = outputs.size();
    this.inputs = resolve(inputs);
    this.outputs = resolve(outputs);
    this.targetCount = targets.size();
    this.targets = own(new PointerPointer<>(Math.max(1, targetCount)));
    for (int k = 0; k < targetCount; k++) {
      this.targets.put(k, targets.get(k));
    }
  }

  private static TF_Buffer buffer(byte[] bytes) {
    try (BytePointer pointer = new BytePointer(bytes)) {
      return own(TF_NewBufferFromString(pointer, bytes.length));
    }
  }

  private static TF_Output resolve(List<At> tensors) {
    TF_Output all = own(new TF_Output(Math.max(1, tensors.size())));
    for (int k = 0; k < tensors.size(); k++) {
      all.position(k).oper(tensors.get(k).operation()).index(tensors.get(k).index());
    }
    return all.position(0);
  }

  /** Takes native memory out of a caller's PointerScope, if it has one open. */
  public static <P extends Pointer> P own(P pointer) {
    pointer.retainReference();
    return pointer;
  }

  int inputCount() {
    return inputCount;
  }

  /** How many tensors come out. */
  public int outputCount() {
    return outputCount;
  }

  void run(Frame frame) {
    TF_SessionRun(
        session,
        options,
        inputs,
        frame.inputs(),
        inputCount,
        outputs,
        frame.outputs(),
        outputCount,
        targets,
        targetCount,
        null,
        frame.status());
  }

  /** A frame for one call; {@link #giveBack} it. */
  public Frame take() {
    Frame frame = idle.poll();
    return frame == null ? new Frame(this) : frame;
  }

  /** Deletes the tensors of a call and keeps its frame. */
  public void giveBack(Frame frame) {
    frame.clear();
    idle.add(frame);
  }

  @Override
  public void close() {
    if (options != null) {
      TF_DeleteBuffer(options);
    }
    idle.forEach(Frame::free);
    idle.clear();
    inputs.deallocate();
    outputs.deallocate();
    targets.deallocate();
  }
}
