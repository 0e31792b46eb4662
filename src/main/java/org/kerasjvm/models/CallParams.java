package org.kerasjvm.models;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.callbacks.Callback;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;

/**
 * The arguments of {@code compile}, {@code fit}, {@code evaluate} and {@code predict}, with Keras's
 * names and defaults; {@link org.kerasjvm.Options} makes them.
 */
public final class CallParams {

  /** How to move the weights: a name or an Optimizer. */
  public static final Param<Object> OPTIMIZER = Param.any("optimizer", Object.class);

  /** What to minimise: a name, a Loss, a function, or one of these for each output. */
  public static final Param<Object> LOSS = Param.any("loss", Object.class);

  /** Factors of the outputs' losses: a number, a list, or a map by output name. */
  public static final Param<Object> LOSS_WEIGHTS = Param.any("loss_weights", Object.class);

  /** What to report: names and Metrics, or a list of these for each output. */
  public static final Param<Object> METRICS = Param.any("metrics", Object.class);

  /** What to report with sample weights applied. */
  public static final Param<Object> WEIGHTED_METRICS = Param.any("weighted_metrics", Object.class);

  /** Whether to run without a graph, which is refused. */
  public static final Param<Boolean> RUN_EAGERLY =
      Param.bool("run_eagerly").where("false: models always run as graphs", eager -> !eager);

  /** How many batches between two calls of batch hooks; null lets the model choose. */
  public static final Param<Integer> STEPS_PER_EXECUTION =
      Param.integer("steps_per_execution").atLeast(1);

  /** Whether XLA compiles the steps: "auto", true or false. */
  public static final Param<Object> JIT_COMPILE =
      Param.any("jit_compile", Object.class)
          .where("true, false or 'auto'", jit -> jit instanceof Boolean || jit.equals("auto"));

  /** How often to go through the data. */
  public static final Param<Integer> EPOCHS = Param.integer("epochs").atLeast(0);

  /** Rows a batch. */
  public static final Param<Integer> BATCH_SIZE = Param.integer("batch_size").atLeast(1);

  /** 0 silent, 1 or "auto" progress bar, 2 one line an epoch. */
  public static final Param<Integer> VERBOSE =
      Param.of(
          "verbose",
          given -> {
            if (given instanceof Integer level && level >= 0 && level <= 2) {
              return level;
            }
            if ("auto".equals(given)) {
              return 1;
            }
            throw Param.mustBe("0, 1 or 2", given);
          });

  /** What to call at each stage. */
  public static final Param<List<?>> CALLBACKS =
      Param.of(
          "callbacks",
          given -> {
            if (given instanceof List<?> list
                && list.stream().allMatch(Callback.class::isInstance)) {
              return list;
            }
            throw Param.mustBe("Callback objects", given);
          });

  /** The share of rows, from the end, to validate on. */
  public static final Param<Double> VALIDATION_SPLIT =
      Param.number("validation_split")
          .where("a number from 0 up to but not 1", s -> s >= 0 && s < 1);

  /** Inputs, targets and perhaps sample weights to validate on. */
  public static final Param<List<?>> VALIDATION_DATA =
      Param.of("validation_data", given -> given == null ? null : (List<?>) given);

  /** Whether to take the rows in random order: true, false, or "batch" for within each batch. */
  public static final Param<Object> SHUFFLE =
      Param.any("shuffle", Object.class)
          .where("true, false or 'batch'", s -> s instanceof Boolean || s.equals("batch"));

  /** Batches an epoch; null for all. */
  public static final Param<Integer> STEPS_PER_EPOCH = Param.integer("steps_per_epoch").atLeast(1);

  /** Batches a validation; null for all. */
  public static final Param<Integer> VALIDATION_STEPS =
      Param.integer("validation_steps").atLeast(1);

  /** Batches of evaluate or predict; null for all. */
  public static final Param<Integer> STEPS = Param.integer("steps").atLeast(1);

  /** Weights of classes. */
  public static final Param<Map<?, ?>> CLASS_WEIGHT =
      Param.of(
          "class_weight",
          given -> {
            if (given instanceof Map<?, ?> map) {
              if (map.keySet().stream().allMatch(Integer.class::isInstance)) {
                return map;
              }
            } else if (given == null) {
              return null;
            }
            throw Param.mustBe("a map from class numbers to weights", given);
          });

  /** Weights of rows. */
  public static final Param<Object> SAMPLE_WEIGHT = Param.any("sample_weight", Object.class);

  /** The number of the first epoch. */
  public static final Param<Integer> INITIAL_EPOCH = Param.integer("initial_epoch").atLeast(0);

  /** Rows a batch of validation. */
  public static final Param<Integer> VALIDATION_BATCH_SIZE =
      Param.integer("validation_batch_size").atLeast(1);

  /** Epochs between two validations, or a list of the epochs, counted from 1, to validate after. */
  public static final Param<Object> VALIDATION_FREQ =
      Param.of(
          "validation_freq",
          given -> {
            boolean every = given instanceof Integer n && n >= 1;
            boolean listed =
                given instanceof List<?> list
                    && list.stream().allMatch(n -> n instanceof Integer k && k >= 1);
            if (given != null && (every || listed)) {
              return given;
            }
            throw Param.mustBe("an integer of 1 or more, or a list of epochs", given);
          });

  /** Characters of a line of the summary; null for Keras's choice. */
  public static final Param<Integer> LINE_LENGTH = Param.integer("line_length").atLeast(1);

  /** Where the summary's columns end, as parts of the line; null for Keras's choice. */
  public static final Param<List<?>> POSITIONS =
      Param.of("positions", given -> given == null ? null : (List<?>) given);

  /** Whether the summary opens nested models. */
  public static final Param<Boolean> EXPAND_NESTED = Param.bool("expand_nested");

  /** Whether the summary says which layers train. */
  public static final Param<Boolean> SHOW_TRAINABLE = Param.bool("show_trainable");

  /** Whether the summary says how training and test steps run. */
  public static final Param<Boolean> EXECUTION_PLAN = Param.bool("execution_plan");

  /** Whether what is at the place already may be replaced. */
  public static final Param<Boolean> OVERWRITE = Param.bool("overwrite");

  /** Inputs to store with the model's own outputs for them; null for none. */
  public static final Param<Object> EXAMPLES = Param.any("examples", Object.class);

  static final Schema EXPORT =
      Schema.of("export").with(VERBOSE, 1).with(OVERWRITE, false).with(EXAMPLES, null);

  static final Schema SUMMARY =
      Schema.of("summary")
          .with(LINE_LENGTH, null)
          .with(POSITIONS, null)
          .with(EXPAND_NESTED, false)
          .with(SHOW_TRAINABLE, false)
          .with(EXECUTION_PLAN, false);

  static final Schema COMPILE =
      Schema.of("compile")
          .with(OPTIMIZER, "rmsprop")
          .with(LOSS, null)
          .with(LOSS_WEIGHTS, null)
          .with(METRICS, null)
          .with(WEIGHTED_METRICS, null)
          .with(RUN_EAGERLY, false)
          .with(STEPS_PER_EXECUTION, null)
          .with(JIT_COMPILE, "auto");

  static final Schema EVALUATE =
      Schema.of("evaluate")
          .with(BATCH_SIZE, null)
          .with(VERBOSE, 1)
          .with(SAMPLE_WEIGHT, null)
          .with(STEPS, null)
          .with(CALLBACKS, List.of());

  static final Schema PREDICT =
      Schema.of("predict")
          .with(BATCH_SIZE, null)
          .with(VERBOSE, 1)
          .with(STEPS, null)
          .with(CALLBACKS, List.of());

  static final Schema FIT =
      Schema.of("fit")
          .with(BATCH_SIZE, null)
          .with(EPOCHS, 1)
          .with(VERBOSE, 1)
          .with(CALLBACKS, List.of())
          .with(VALIDATION_SPLIT, 0.0)
          .with(VALIDATION_DATA, null)
          .with(SHUFFLE, true)
          .with(CLASS_WEIGHT, null)
          .with(SAMPLE_WEIGHT, null)
          .with(INITIAL_EPOCH, 0)
          .with(STEPS_PER_EPOCH, null)
          .with(VALIDATION_STEPS, null)
          .with(VALIDATION_BATCH_SIZE, null)
          .with(VALIDATION_FREQ, 1);

  static final Schema TRAIN_ON_BATCH =
      Schema.of("train_on_batch").with(SAMPLE_WEIGHT, null).with(CLASS_WEIGHT, null);

  static final Schema TEST_ON_BATCH = Schema.of("test_on_batch").with(SAMPLE_WEIGHT, null);

  private CallParams() {}

  static List<Callback> callbacks(org.kerasjvm.config.Config call) {
    return call.get(CALLBACKS).stream().map(Callback.class::cast).toList();
  }

  static int orElse(@Nullable Integer value, int other) {
    return value == null ? other : value;
  }
}
