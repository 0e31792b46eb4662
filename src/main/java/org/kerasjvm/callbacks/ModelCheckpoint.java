package org.kerasjvm.callbacks;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasMonitor;
import org.kerasjvm.config.HasSaveFreq;
import org.kerasjvm.config.HasVerbose;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.console.PythonFormat;
import org.kerasjvm.console.PythonText;
import org.kerasjvm.console.TextOutput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Saves the weights while training goes on, each time or when a monitored value is the best so far.
 *
 * <p>The path may have fields in Python's format: {@code {epoch:02d}} (from 1), {@code {batch}}
 * (from 1, where batches are counted) and any key of the logs, such as {@code {val_loss:.2f}}.
 * Weights are written as {@code .weights.npz} with {@code saveWeightsOnly(true)}; whole models
 * cannot be saved yet.
 *
 * <p><b>Options</b> (default): {@code monitor} (val_loss), {@code verbose} (0), {@code
 * saveBestOnly} (false), {@code saveWeightsOnly} (false), {@code mode} (auto; min, max), {@code
 * saveFreq} ("epoch"; or a number of batches), {@code initialValueThreshold} (none): the value to
 * beat at first. In mode auto high is better if the name has "acc" in it or starts with "fmeasure".
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/callbacks/model_checkpoint.py}.
 */
public final class ModelCheckpoint extends Callback implements HasMonitor, HasVerbose, HasSaveFreq {

  /** Whether to save only what is better than everything before. */
  public static final Param<Boolean> SAVE_BEST_ONLY = Param.bool("save_best_only");

  /** Whether to save the weights without the model. */
  public static final Param<Boolean> SAVE_WEIGHTS_ONLY = Param.bool("save_weights_only");

  /** After each epoch, or after a number of batches. */
  public static final Param<Object> SAVE_FREQ = SaveFrequency.PARAM;

  /** The value to beat at first. */
  public static final Param<Double> INITIAL_VALUE_THRESHOLD =
      Param.number("initial_value_threshold");

  static final Schema SCHEMA =
      Schema.of("ModelCheckpoint")
          .with(EarlyStopping.MONITOR, "val_loss")
          .with(EarlyStopping.VERBOSE, 0)
          .with(SAVE_BEST_ONLY, false)
          .with(SAVE_WEIGHTS_ONLY, false)
          .with(EarlyStopping.MODE, "auto")
          .with(SAVE_FREQ, "epoch")
          .with(INITIAL_VALUE_THRESHOLD, null);

  private static final Logger LOG = LoggerFactory.getLogger(ModelCheckpoint.class);

  private final String pattern;
  private final Config config;
  private final TextOutput output;
  private final boolean high;
  private final SaveFrequency frequency;
  private double best;
  private int epoch;

  /**
   * Makes the callback.
   *
   * @param filepath where to save; ends in {@code .weights.npz}
   * @param options see above
   * @throws IllegalArgumentException if the path or an option is wrong
   */
  @SafeVarargs
  public ModelCheckpoint(String filepath, Option<? super ModelCheckpoint>... options) {
    this(filepath, SCHEMA.configure(options), TextOutput.standard());
  }

  /** As {@link #ModelCheckpoint(String, Option...)}. */
  @SafeVarargs
  public ModelCheckpoint(Path filepath, Option<? super ModelCheckpoint>... options) {
    this(filepath.toString(), options);
  }

  ModelCheckpoint(String filepath, Config config, TextOutput output) {
    this.pattern = filepath;
    this.config = config;
    this.output = output;
    String monitor = config.get(EarlyStopping.MONITOR);
    String mode = config.get(EarlyStopping.MODE);
    boolean rises = monitor.contains("acc") || monitor.startsWith("fmeasure");
    high = mode.equals("max") || mode.equals("auto") && rises;
    frequency = new SaveFrequency(config.get(SAVE_FREQ));
    Double threshold = config.find(INITIAL_VALUE_THRESHOLD);
    double worst = high ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    best = threshold == null ? worst : threshold;
    requireSuffix();
  }

  private void requireSuffix() {
    if (!config.get(SAVE_WEIGHTS_ONLY)) {
      throw new IllegalArgumentException(
          "ModelCheckpoint: whole models cannot be saved yet. Give saveWeightsOnly(true) and a filepath that ends in `.weights.npz`. Received: filepath="
              + pattern);
    }
    if (!pattern.endsWith(".weights.npz")) {
      throw new IllegalArgumentException(
          "When using `save_weights_only=True` in `ModelCheckpoint`, the filepath provided must end in `.weights.npz`. Received: filepath="
              + pattern);
    }
  }

  /** The best value so far, or what is to be beaten first. */
  public double best() {
    return best;
  }

  @Override
  public boolean usesTrainBatchHooks() {
    return !frequency.everyEpoch();
  }

  @Override
  public void onEpochBegin(int newEpoch, Map<String, Double> logs) {
    epoch = newEpoch;
  }

  @Override
  public void onTrainBatchEnd(int batch, Map<String, Double> logs) {
    if (frequency.due(batch)) {
      Map<String, Number> fields = fields(epoch, logs);
      fields.putIfAbsent("batch", batch + 1);
      save(epoch, logs, fields);
    }
  }

  @Override
  public void onEpochEnd(int ended, Map<String, Double> logs) {
    if (frequency.everyEpoch()) {
      save(ended, logs, fields(ended, logs));
    }
  }

  private static Map<String, Number> fields(int epoch, Map<String, Double> logs) {
    Map<String, Number> fields = new LinkedHashMap<>(logs);
    fields.put("epoch", epoch + 1);
    return fields;
  }

  private void save(int now, Map<String, Double> logs, Map<String, Number> fields) {
    String path = path(fields);
    if (!config.get(SAVE_BEST_ONLY)) {
      say(now, "saving model to " + path);
      model().saveWeights(Path.of(path));
      return;
    }
    String monitor = config.get(EarlyStopping.MONITOR);
    Double current = logs.get(monitor);
    if (current == null) {
      LOG.warn("Can save best model only with {} available, skipping.", monitor);
    } else if (high ? current > best : current < best) {
      String values = PythonText.fixed(best, 5) + " to " + PythonText.fixed(current, 5);
      say(now, monitor + " improved from " + values + ", saving model to " + path);
      best = current;
      model().saveWeights(Path.of(path));
    } else {
      say(now, monitor + " did not improve from " + PythonText.fixed(best, 5));
    }
  }

  private void say(int now, String what) {
    if (config.get(EarlyStopping.VERBOSE) > 0) {
      output.println("\nEpoch " + (now + 1) + ": " + what);
    }
  }

  private String path(Map<String, Number> fields) {
    try {
      return PythonFormat.format(pattern, fields);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Failed to format this callback filepath: \"%s\". Reason: %s"
              .formatted(pattern, e.getMessage()),
          e);
    }
  }
}
