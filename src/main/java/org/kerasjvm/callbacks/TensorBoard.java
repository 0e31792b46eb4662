package org.kerasjvm.callbacks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.data.NDArray;

/**
 * Writes what TensorBoard shows: the metrics of epochs and batches, the model, and histograms of
 * the weights. {@code tensorboard --logdir=logs} opens them.
 *
 * <p>In the folders {@code train} and {@code validation}: {@code epoch_*} by epoch, with the
 * learning rate; {@code batch_*} by batch; {@code evaluation_*_vs_iterations} by the optimizer's
 * steps; {@code PATH/histogram} and {@code PATH/image} of each weight.
 *
 * <p><b>Options</b> (default): {@code histogramFreq} (0: none; epochs between two histograms),
 * {@code writeGraph} (true), {@code writeImages} (false; with histograms), {@code
 * writeStepsPerSecond} (false), {@code updateFreq} ("epoch": no batches; "batch"; or a number of
 * batches). Profiles and embeddings are not written: {@code profileBatch} and {@code
 * embeddingsFreq} do not exist.
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/callbacks/tensorboard.py}. Other than there, tags
 * of weights are their paths, since names alone repeat from layer to layer, the graph of operations
 * is written beside the layers, and a number of batches in {@code updateFreq} is heeded.
 */
public final class TensorBoard extends Callback {

  /** Epochs between two histograms. */
  public static final Param<Integer> HISTOGRAM_FREQ = Param.integer("histogram_freq").atLeast(0);

  /** Whether to write the model. */
  public static final Param<Boolean> WRITE_GRAPH = Param.bool("write_graph");

  /** Whether to write the weights as pictures, too. */
  public static final Param<Boolean> WRITE_IMAGES = Param.bool("write_images");

  /** Whether to write how fast training is. */
  public static final Param<Boolean> WRITE_STEPS_PER_SECOND = Param.bool("write_steps_per_second");

  /** "epoch", "batch", or a number of batches. */
  public static final Param<Object> UPDATE_FREQ =
      Param.of(
          "update_freq",
          given -> {
            boolean named = "epoch".equals(given) || "batch".equals(given);
            if (given != null && (named || given instanceof Integer n && n >= 1)) {
              return given;
            }
            throw Param.mustBe("'epoch', 'batch' or an integer of 1 or more", given);
          });

  static final Schema SCHEMA =
      Schema.of("TensorBoard")
          .with(HISTOGRAM_FREQ, 0)
          .with(WRITE_GRAPH, true)
          .with(WRITE_IMAGES, false)
          .with(WRITE_STEPS_PER_SECOND, false)
          .with(UPDATE_FREQ, "epoch")
          .onlyDefault("profile_batch", 0)
          .onlyDefault("embeddings_freq", 0)
          .onlyDefault("embeddings_metadata", null);

  private static final double NANOS = 1e9;

  private final Path folder;
  private final Config config;
  private final int updateFreq;
  private @Nullable EventFile train;
  private @Nullable EventFile validation;
  private boolean fitting;
  private long trainBatches;
  private long stepsBefore;
  private long epochStart;
  private long batchStart;

  /**
   * Makes the callback.
   *
   * @param logDir where to write; made if it is not there
   * @param options see above
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public TensorBoard(Path logDir, Option<? super TensorBoard>... options) {
    folder = logDir;
    config = SCHEMA.configure(options);
    Object given = config.get(UPDATE_FREQ);
    updateFreq = given instanceof Integer n ? n : given.equals("batch") ? 1 : 0;
  }

  /** Writes into {@code logs}. */
  @SafeVarargs
  public TensorBoard(Option<? super TensorBoard>... options) {
    this(Path.of("logs"), options);
  }

  /** A part of the writing; what goes wrong with the files ends the fit. */
  private interface Writing {
    void write() throws IOException;
  }

  private void write(Writing writing) {
    try {
      writing.write();
    } catch (IOException e) {
      throw new UncheckedIOException("TensorBoard: cannot write into " + folder + ".", e);
    }
  }

  private EventFile train() throws IOException {
    EventFile file = train == null ? new EventFile(folder.resolve("train")) : train;
    train = file;
    return file;
  }

  private EventFile validation() throws IOException {
    EventFile file = validation == null ? new EventFile(folder.resolve("validation")) : validation;
    validation = file;
    return file;
  }

  @Override
  public boolean usesTrainBatchHooks() {
    return updateFreq > 0;
  }

  @Override
  public void onTrainBegin(Map<String, Double> logs) {
    write(this::close); // of a fit that failed
    fitting = true;
    trainBatches = 0;
    if (config.get(WRITE_GRAPH)) {
      write(
          () -> {
            train().summary(0, SummaryValues.model("keras", model().architecture()));
            train().graph(model().graphDef());
          });
    }
  }

  @Override
  public void onTrainEnd(Map<String, Double> logs) {
    fitting = false;
    write(this::close);
  }

  private void close() throws IOException {
    EventFile first = train;
    EventFile second = validation;
    train = null;
    validation = null;
    if (first != null) {
      first.close();
    }
    if (second != null) {
      second.close();
    }
  }

  @Override
  public void onTrainBatchBegin(int batch, Map<String, Double> logs) {
    trainBatches++;
    batchStart = System.nanoTime();
  }

  @Override
  public void onTrainBatchEnd(int batch, Map<String, Double> logs) {
    if (updateFreq == 0 || trainBatches % updateFreq != 0) {
      return;
    }
    Map<String, Double> values = new LinkedHashMap<>();
    if (config.get(WRITE_STEPS_PER_SECOND)) {
      values.put("steps_per_second", NANOS / Math.max(1, System.nanoTime() - batchStart));
    }
    values.putAll(logs);
    write(() -> scalars(train(), "batch_", values, "", trainBatches));
  }

  @Override
  public void onTestEnd(Map<String, Double> logs) {
    write(
        () -> {
          scalars(validation(), "evaluation_", logs, "_vs_iterations", model().iterations());
          if (!fitting) {
            close();
          }
        });
  }

  @Override
  public void onEpochBegin(int epoch, Map<String, Double> logs) {
    stepsBefore = model().iterations();
    epochStart = System.nanoTime();
  }

  @Override
  public void onEpochEnd(int epoch, Map<String, Double> logs) {
    Map<String, Double> training = new LinkedHashMap<>();
    Map<String, Double> validating = new LinkedHashMap<>();
    logs.forEach(
        (key, value) -> {
          boolean held = key.startsWith("val_");
          (held ? validating : training).put(held ? key.substring(4) : key, value);
        });
    training.put("learning_rate", (double) model().learningRate());
    if (config.get(WRITE_STEPS_PER_SECOND)) {
      double seconds = Math.max(1, System.nanoTime() - epochStart) / NANOS;
      training.put("steps_per_second", (model().iterations() - stepsBefore) / seconds);
    }
    write(
        () -> {
          scalars(train(), "epoch_", training, "", epoch);
          if (!validating.isEmpty()) {
            scalars(validation(), "epoch_", validating, "", epoch);
          }
          int every = config.get(HISTOGRAM_FREQ);
          if (every > 0 && epoch % every == 0) {
            weights(epoch);
          }
          flush();
        });
  }

  private void flush() throws IOException {
    train().flush();
    if (validation != null) {
      validation.flush();
    }
  }

  private static void scalars(
      EventFile file, String before, Map<String, Double> values, String after, long step)
      throws IOException {
    for (Map.Entry<String, Double> value : values.entrySet()) {
      file.summary(step, SummaryValues.scalar(before + value.getKey() + after, value.getValue()));
    }
  }

  private void weights(int epoch) throws IOException {
    for (Map.Entry<String, NDArray> weight : model().weightsByPath().entrySet()) {
      String path = weight.getKey();
      train().summary(epoch, SummaryValues.histogram(path + "/histogram", weight.getValue()));
      ProtoBytes image =
          config.get(WRITE_IMAGES) ? SummaryValues.image(path + "/image", weight.getValue()) : null;
      if (image != null) {
        train().summary(epoch, image);
      }
    }
  }
}
