package org.kerasjvm.savedmodel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.ServeCall;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.engine.Endpoints;

/**
 * A function of a {@link SavedModel}: named arrays in, named arrays out. Resolved once, immutable,
 * and safe for many threads at a time.
 *
 * <p>Inputs are checked before TensorFlow sees them. They are converted where that loses nothing:
 * integers and booleans to floats or wider integers, longs to ints if all fit; and float64 to
 * float32, as Keras does. Floats to integers, numbers to booleans or text are refused. A row
 * without its batch axis is taken as a batch of one, and comes back without it.
 */
public final class Signature {

  private static final int DEFAULT_BATCH_SIZE = 32;

  private final String where;
  private final SignatureInfo info;
  private final NativeModel model;
  private final Endpoints endpoints;

  Signature(String path, SignatureInfo info, NativeModel nativeModel) {
    this.where = info.name();
    this.info = info;
    this.model = nativeModel;
    for (TensorSpec spec : both(info)) {
      if (!nativeModel.has(spec.tensor())) {
        throw new SavedModelException(
            "%s: signature '%s' names the tensor '%s', which the graph lacks."
                .formatted(path, info.name(), spec.tensor()));
      }
    }
    this.endpoints =
        nativeModel.endpoints(
            info.inputs().stream().map(TensorSpec::tensor).toList(),
            info.outputs().stream().map(TensorSpec::tensor).toList(),
            List.of());
  }

  static List<TensorSpec> both(SignatureInfo info) {
    List<TensorSpec> all = new ArrayList<>(info.inputs());
    all.addAll(info.outputs());
    return all;
  }

  /** Its key in the model, such as {@code serving_default}. */
  public String name() {
    return info.name();
  }

  /** What it takes. */
  public List<TensorSpec> inputs() {
    return info.inputs();
  }

  /** What it gives. */
  public List<TensorSpec> outputs() {
    return info.outputs();
  }

  NativeModel model() {
    return model;
  }

  Endpoints endpoints() {
    return endpoints;
  }

  /**
   * Runs once on all of the data.
   *
   * @param inputs a map from input names to array-likes, or the array-like of the only input
   * @return the outputs by name, in order
   * @throws IllegalArgumentException if an input is missing, unknown, or of a wrong type or shape
   * @throws IllegalStateException if the model is closed
   * @throws SavedModelException if TensorFlow cannot run it on these values
   */
  public Map<String, NDArray> call(Object inputs) {
    Inputs checked = Inputs.of(where, info.inputs(), inputs);
    return named(run(checked.fed()), checked.single());
  }

  /**
   * Runs on the rows in batches and joins the results.
   *
   * @param x a map from input names to array-likes, or the array-like of the only input
   * @param options {@code batchSize}, 32 by default
   * @return the only output
   * @throws IllegalArgumentException as {@link #call}; also if the signature has several outputs
   */
  @SafeVarargs
  public final NDArray predict(Object x, Option<? super ServeCall>... options) {
    if (info.outputs().size() != 1) {
      throw new IllegalArgumentException(
          "%s: predict returns one array, and this signature gives %s. Call predictAll, which returns them by name."
              .formatted(where, info.outputs().stream().map(TensorSpec::name).toList()));
    }
    return predictAll(x, options).values().iterator().next();
  }

  /**
   * Runs on the rows in batches and joins the results.
   *
   * @return the outputs by name, in order
   * @throws IllegalArgumentException as {@link #call}; also if an output has no row for each row
   */
  @SafeVarargs
  public final Map<String, NDArray> predictAll(Object x, Option<? super ServeCall>... options) {
    Integer given = ServeParams.PREDICT.configure(options).find(ServeParams.BATCH_SIZE);
    int batchSize = given == null ? DEFAULT_BATCH_SIZE : given;
    Inputs inputs = Inputs.of(where, info.inputs(), x);
    int rows = inputs.rows(where, info.inputs());
    if (rows <= batchSize) {
      return named(run(inputs.fed()), inputs.single());
    }
    List<List<NDArray>> parts = new ArrayList<>();
    for (int from = 0; from < rows; from += batchSize) {
      int to = Math.min(from + batchSize, rows);
      parts.add(requireRows(run(cut(inputs.fed(), from, to)), to - from));
    }
    return named(joined(parts), false);
  }

  private List<NDArray> run(List<Calls.Fed> fed) {
    return Calls.run(model, message -> Failures.inRun(where, message), endpoints, fed);
  }

  private List<Calls.Fed> cut(List<Calls.Fed> fed, int from, int to) {
    List<Calls.Fed> batch = new ArrayList<>(fed.size());
    for (int k = 0; k < fed.size(); k++) {
      boolean cut = info.inputs().get(k).hasBatchAxis();
      batch.add(cut ? fed.get(k).rows(from, to) : fed.get(k));
    }
    return batch;
  }

  private List<NDArray> requireRows(List<NDArray> outputs, int rows) {
    for (int k = 0; k < outputs.size(); k++) {
      NDArray output = outputs.get(k);
      if (output.rank() == 0 || output.length() != rows) {
        throw new IllegalArgumentException(
            "%s: output '%s' has shape %s for %d rows, so batches cannot be joined. Use call, which runs once on all rows."
                .formatted(where, info.outputs().get(k).name(), output.shapeString(), rows));
      }
    }
    return outputs;
  }

  private static List<NDArray> joined(List<List<NDArray>> parts) {
    List<NDArray> outputs = new ArrayList<>();
    for (int k = 0; k < parts.get(0).size(); k++) {
      int output = k;
      outputs.add(
          NDArray.concatenate(
              parts.stream().map(part -> part.get(output)).toArray(NDArray[]::new)));
    }
    return outputs;
  }

  private Map<String, NDArray> named(List<NDArray> outputs, boolean single) {
    Map<String, NDArray> named = new LinkedHashMap<>();
    for (int k = 0; k < outputs.size(); k++) {
      NDArray output = outputs.get(k);
      boolean strip = single && output.rank() > 0 && output.length() == 1;
      named.put(info.outputs().get(k).name(), strip ? output.get(0) : output);
    }
    return named;
  }

  /**
   * A call to repeat with the same shapes on memory of your own; see {@link Caller}.
   *
   * @param rows the length of every open batch axis
   * @throws IllegalArgumentException if another axis is open too
   */
  public Caller caller(int rows) {
    return Caller.of(this, rows);
  }

  /** For example {@code serving_default(keras_tensor: float32 (None, 784)) -> output_0: ...}. */
  @Override
  public String toString() {
    return "%s(%s) -> %s".formatted(info.name(), list(info.inputs()), list(info.outputs()));
  }

  private static String list(List<TensorSpec> specs) {
    return String.join(", ", specs.stream().map(Objects::toString).toList());
  }
}
