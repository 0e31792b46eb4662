package org.kerasjvm.savedmodel;

import static org.tensorflow.internal.c_api.global.tensorflow.TF_NewTensor;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_TensorByteSize;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_TensorData;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_TensorType;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.kerasjvm.engine.ElementType;
import org.kerasjvm.engine.Endpoints;
import org.kerasjvm.engine.Frame;
import org.tensorflow.internal.c_api.Deallocator_Pointer_long_Pointer;
import org.tensorflow.internal.c_api.TF_Tensor;

/**
 * A call with fixed shapes on memory that is set up once: fill the input buffers, {@link #run}, and
 * copy the outputs into arrays of your own. A run makes no garbage, reading an output one object of
 * 48 bytes.
 *
 * <pre>{@code
 * try (Caller caller = model.signature("serving_default").caller(1)) {
 *   FloatBuffer x = caller.input("keras_tensor").asFloatBuffer();
 *   float[] y = new float[10];
 *   x.put(0, pixels);
 *   caller.run();
 *   caller.output("output_0", y);
 * }
 * }</pre>
 *
 * <p>One thread's at a time (calls of several wait for each other): give each thread its own.
 */
public final class Caller implements AutoCloseable {

  /** TensorFlow copies what is not aligned so. */
  private static final int ALIGNMENT = 64;

  /** The memory is Java's. */
  private static final class Keeping extends Deallocator_Pointer_long_Pointer {
    @Override
    public void call(Pointer data, long bytes, Pointer argument) {}
  }

  /** A view that is pointed elsewhere instead of made anew for each output. */
  private static final class FloatView extends FloatPointer {
    FloatView() {
      super((Pointer) null);
    }

    FloatPointer at(Pointer data) {
      address = data.address();
      return this;
    }
  }

  private static final Keeping KEEPING = Endpoints.own(new Keeping());

  private final Signature signature;
  private final Frame frame;
  private final List<ByteBuffer> inputs = new ArrayList<>();
  private final FloatView floats = new FloatView();
  private boolean ran;
  private boolean closed;

  private Caller(Signature signature) {
    this.signature = signature;
    this.frame = signature.endpoints().take();
  }

  static Caller of(Signature signature, int rows) {
    List<long[]> shapes = new ArrayList<>();
    for (TensorSpec spec : signature.inputs()) {
      shapes.add(shape(signature, spec, rows));
    }
    signature.model().enter();
    try {
      Caller caller = new Caller(signature);
      for (int k = 0; k < shapes.size(); k++) {
        caller.feed(k, signature.inputs().get(k).type(), shapes.get(k));
      }
      return caller;
    } finally {
      signature.model().leave();
    }
  }

  private static long[] shape(Signature signature, TensorSpec spec, int rows) {
    if (rows < 1) {
      throw new IllegalArgumentException(
          signature.name() + ".caller: rows must be 1 or more; received " + rows + ".");
    }
    int[] shape = spec.shape();
    long[] dims = new long[shape.length];
    for (int k = 0; k < dims.length; k++) {
      dims[k] = k == 0 && shape[k] < 0 ? rows : shape[k];
      if (dims[k] < 0 || spec.rank() < 0) {
        throw new IllegalArgumentException(
            "%s.caller: input '%s' must have no open axis but the first; it is %s. Use call."
                .formatted(signature.name(), spec.name(), spec.shapeString()));
      }
    }
    if (spec.rank() < 0 || spec.type() == ElementType.STRING) {
      throw new IllegalArgumentException(
          "%s.caller: input '%s' must have numbers and a known rank; it is %s %s. Use call."
              .formatted(signature.name(), spec.name(), spec.dtype(), spec.shapeString()));
    }
    return dims;
  }

  private void feed(int k, ElementType type, long[] dims) {
    long bytes = type.bytes();
    for (long dim : dims) {
      bytes = Math.multiplyExact(bytes, dim);
    }
    int size = Math.toIntExact(bytes);
    int room = Math.addExact(size, 2 * ALIGNMENT);
    ByteBuffer aligned = ByteBuffer.allocateDirect(room).alignedSlice(ALIGNMENT);
    ByteBuffer memory = aligned.slice(0, size).order(ByteOrder.nativeOrder());
    inputs.add(memory);
    frame.feed(
        k,
        TF_NewTensor(
            type.number(), dims, dims.length, new BytePointer(memory), size, KEEPING, null));
  }

  /**
   * The memory of an input, row-major in native byte order, to be filled before {@link #run}; views
   * of it such as {@code asFloatBuffer()} may be kept.
   *
   * @throws IllegalArgumentException if there is no such input
   */
  public ByteBuffer input(String name) {
    return inputs.get(index("input", name, signature.inputs()));
  }

  /**
   * Runs on what the inputs hold.
   *
   * @throws IllegalStateException if this or the model is closed
   * @throws SavedModelException if TensorFlow cannot run it
   */
  public synchronized void run() {
    requireOpen();
    signature.model().enter();
    try {
      frame.deleteOutputs();
      ran = false;
      Calls.run(frame, message -> Failures.inRun(signature.name(), message));
      ran = true;
    } finally {
      signature.model().leave();
    }
  }

  /**
   * Copies an output of the last run.
   *
   * @param to as long as the output
   * @return its number of elements
   * @throws IllegalArgumentException if it is not of float32, or larger than {@code to}
   */
  public synchronized int output(String name, float[] to) {
    TF_Tensor tensor = outputTensor(name);
    long size = TF_TensorByteSize(tensor) / Float.BYTES;
    if (TF_TensorType(tensor) != ElementType.FLOAT32.number() || size > to.length) {
      throw new IllegalArgumentException(
          "%s: output '%s' is %s with %d bytes; received a float array of length %d."
              .formatted(
                  signature.name(),
                  name,
                  spec(name).dtype(),
                  TF_TensorByteSize(tensor),
                  to.length));
    }
    floats.at(TF_TensorData(tensor)).get(to, 0, (int) size);
    return (int) size;
  }

  /**
   * Copies the bytes of an output of the last run, in native byte order, to the buffer's position
   * and on; the position moves behind them.
   *
   * @return the number of bytes
   * @throws IllegalArgumentException if too few remain, or the output holds text
   */
  public synchronized int output(String name, ByteBuffer to) {
    TF_Tensor tensor = outputTensor(name);
    long bytes = TF_TensorByteSize(tensor);
    if (TF_TensorType(tensor) == ElementType.STRING.number() || bytes > to.remaining()) {
      throw new IllegalArgumentException(
          "%s: output '%s' is %s with %d bytes; received a buffer with %d bytes remaining."
              .formatted(signature.name(), name, spec(name).dtype(), bytes, to.remaining()));
    }
    to.put(new BytePointer(TF_TensorData(tensor)).capacity(bytes).asByteBuffer());
    return (int) bytes;
  }

  private TF_Tensor outputTensor(String name) {
    requireOpen();
    if (!ran) {
      throw new IllegalStateException(signature.name() + ".caller: call run() first.");
    }
    return frame.output(index("output", name, signature.outputs()));
  }

  private TensorSpec spec(String output) {
    return signature.outputs().get(index("output", output, signature.outputs()));
  }

  private int index(String what, String name, List<TensorSpec> specs) {
    for (int k = 0; k < specs.size(); k++) {
      if (specs.get(k).name().equals(name)) {
        return k;
      }
    }
    throw new IllegalArgumentException(
        "%s: has no %s '%s'; known: %s."
            .formatted(
                signature.name(), what, name, specs.stream().map(TensorSpec::name).toList()));
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException(signature.name() + ".caller: is closed.");
    }
  }

  /** Frees the native tensors; the input buffers stay readable. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      frame.free();
    }
  }
}
