package org.kerasjvm.bench;

import static org.kerasjvm.Options.batchSize;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.savedmodel.Caller;
import org.kerasjvm.savedmodel.SavedModel;
import org.kerasjvm.savedmodel.Signature;
import org.kerasjvm.savedmodel.TensorSpec;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.types.TFloat32;

/**
 * Predictions in this JVM: this library's ways, and TensorFlow Java by hand.
 *
 * @param <M> what a model is loaded as
 */
public final class JavaServing<M extends AutoCloseable> implements ServingContender {

  private static final int MAX_CALLS = 1_000_000;

  private final String name;
  private final Map<String, M> models = new LinkedHashMap<>();
  private final BiFunction<M, float[][], Runnable> caller;

  private JavaServing(
      String name,
      Map<String, String> paths,
      Function<String, M> load,
      BiFunction<M, float[][], Runnable> caller) {
    this.name = name;
    this.caller = caller;
    paths.forEach((model, path) -> models.put(model, load.apply(path)));
  }

  /** {@code model.predict(rows)}: checks, conversion, batches. */
  public static ServingContender predict(Map<String, String> paths) {
    return new JavaServing<>(
        "keras-jvm predict",
        paths,
        SavedModel::load,
        (model, sample) -> {
          int[] shape = inputShape(model, sample.length);
          NDArray x = NDArray.of(sample).reshape(shape);
          return () -> model.predict(x, batchSize(sample.length));
        });
  }

  /** A {@link Caller}: buffers filled, run, copied. */
  public static ServingContender caller(Map<String, String> paths) {
    return new JavaServing<>(
        "keras-jvm caller",
        paths,
        SavedModel::load,
        (model, sample) -> {
          Signature signature = model.signature("serving_default");
          Caller call = signature.caller(sample.length); // ends with the model
          FloatBuffer x = call.input(signature.inputs().get(0).name()).asFloatBuffer();
          String output = signature.outputs().get(0).name();
          float[] y = new float[sample.length * 10];
          float[] flat = NDArray.of(sample).toFloatArray();
          return () -> {
            x.put(0, flat);
            call.run();
            call.output(output, y);
          };
        });
  }

  private static int[] inputShape(SavedModel model, int rows) {
    TensorSpec spec = model.signature("serving_default").inputs().get(0);
    int[] shape = spec.shape();
    shape[0] = rows;
    return shape;
  }

  /** {@code SavedModelBundle} and {@code Session.Runner}, with the operations looked up before. */
  public static ServingContender plain(Map<String, String> paths) {
    return new JavaServing<>(
        "TensorFlow Java by hand",
        paths,
        path -> SavedModelBundle.load(path, "serve"),
        JavaServing::byHand);
  }

  private static Runnable byHand(SavedModelBundle bundle, float[][] sample) {
    SignatureDef signature = bundle.metaGraphDef().getSignatureDefOrThrow("serving_default");
    TensorInfo in = signature.getInputsMap().values().iterator().next();
    TensorInfo out = signature.getOutputsMap().values().iterator().next();
    Output<?> input = output(bundle, in.getName());
    Output<?> output = output(bundle, out.getName());
    long[] dims = in.getTensorShape().getDimList().stream().mapToLong(d -> d.getSize()).toArray();
    dims[0] = sample.length;
    Shape shape = Shape.of(dims);
    float[] flat = NDArray.of(sample).toFloatArray();
    float[] y = new float[sample.length * 10];
    return () -> {
      try (Tensor x = TFloat32.tensorOf(shape, DataBuffers.of(flat, true, false));
          Result result = bundle.session().runner().feed(input, x).fetch(output).run()) {
        result.get(0).asRawTensor().data().asFloats().read(y);
      }
    };
  }

  private static Output<?> output(SavedModelBundle bundle, String tensor) {
    int colon = tensor.indexOf(':');
    return bundle
        .graph()
        .operationOrThrow(tensor.substring(0, colon))
        .output(Integer.parseInt(tensor.substring(colon + 1)));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int maxThreads() {
    return Integer.MAX_VALUE;
  }

  @Override
  public Served serve(String model, int batch, int threads, double seconds) {
    M loaded = models.get(model);
    if (loaded == null) {
      throw new IllegalArgumentException("bench: no model " + model);
    }
    Loop[] loops = new Loop[threads];
    CountDownLatch start = new CountDownLatch(1);
    for (int t = 0; t < threads; t++) {
      loops[t] = new Loop(caller.apply(loaded, sample(batch, t)), start, seconds);
      loops[t].start();
    }
    start.countDown();
    double rows = 0;
    int calls = 0;
    for (Loop loop : loops) {
      loop.await();
      rows += loop.calls * (double) batch / loop.took;
      calls += loop.calls;
    }
    long[] nanos = new long[calls];
    int at = 0;
    for (Loop loop : loops) {
      System.arraycopy(loop.nanos, 0, nanos, at, loop.calls);
      at += loop.calls;
    }
    Arrays.sort(nanos);
    return new Served(nanos[calls / 2] / 1e3, nanos[(int) (calls * 0.99)] / 1e3, rows);
  }

  private static float[][] sample(int rows, int seed) {
    float[][] x = new float[rows][784];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < 784; j++) {
        x[i][j] = (i * 31 + j * 17 + seed) % 256 / 255f;
      }
    }
    return x;
  }

  /** One thread's calls, each timed. */
  private static final class Loop extends Thread {

    private final Runnable call;
    private final CountDownLatch begin;
    private final double seconds;
    private final long[] nanos = new long[MAX_CALLS];
    private int calls;
    private double took;

    Loop(Runnable call, CountDownLatch begin, double seconds) {
      this.call = call;
      this.begin = begin;
      this.seconds = seconds;
      setDaemon(true);
    }

    @Override
    public void run() {
      try {
        begin.await();
      } catch (InterruptedException e) {
        return;
      }
      long first = System.nanoTime();
      long now = first;
      long end = first + (long) (seconds * 1e9);
      while (now < end && calls < MAX_CALLS) {
        call.run();
        long next = System.nanoTime();
        nanos[calls++] = next - now;
        now = next;
      }
      took = (now - first) / 1e9;
    }

    void await() {
      try {
        join();
      } catch (InterruptedException e) {
        currentThread().interrupt();
      }
      if (calls == 0) {
        throw new IllegalStateException("bench: a thread made no call");
      }
    }
  }

  @Override
  public void close() {
    for (M model : models.values()) {
      try {
        model.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
