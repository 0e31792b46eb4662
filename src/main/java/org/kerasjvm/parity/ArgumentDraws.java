package org.kerasjvm.parity;

import static org.kerasjvm.parity.Draw.either;
import static org.kerasjvm.parity.Draw.integer;
import static org.kerasjvm.parity.Draw.number;
import static org.kerasjvm.parity.Draw.oneOf;
import static org.kerasjvm.parity.Draw.thresholds;
import static org.kerasjvm.parity.Draw.truth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the arguments of each component may be: by {@code family/component key} or, for all of a
 * family, {@code family key}. An argument that must be given is marked with {@code !}.
 */
final class ArgumentDraws {

  /** How often an argument that may be left out is given. */
  private static final double GIVEN = 0.35;

  private static final Map<String, Draw> TABLE = new TreeMap<>();

  private ArgumentDraws() {}

  private static void put(String components, String key, Draw draw) {
    for (String component : components.split(" ")) {
      TABLE.put(component + " " + key, draw);
    }
  }

  static {
    losses();
    metrics();
    optimizers();
    schedules();
    weights();
    activations();
  }

  private static void losses() {
    put(
        "loss",
        "reduction",
        oneOf("sum_over_batch_size", "sum", "mean", "mean_with_sample_weight", "none"));
    String odds =
        "loss/BinaryCrossentropy loss/CategoricalCrossentropy loss/BinaryFocalCrossentropy"
            + " loss/CategoricalFocalCrossentropy";
    put(odds + " loss/SparseCategoricalCrossentropy", "from_logits", truth());
    put(odds, "label_smoothing", number(0, 0.5));
    String focal = "loss/BinaryFocalCrossentropy loss/CategoricalFocalCrossentropy";
    put(focal + " loss/Tversky", "alpha", number(0, 1));
    put(focal, "gamma", number(0, 4));
    put("loss/BinaryFocalCrossentropy", "apply_class_balancing", truth());
    put("loss/SparseCategoricalCrossentropy", "ignore_class", integer(-1, 1));
    put("loss/Huber", "delta", number(0.1, 3));
    put("loss/Tversky", "beta", number(0, 1));
    put("loss/Dice loss/Tversky", "axis", oneOf(-1, 1, List.of(1), List.of(0, 1)));
    put("loss/CosineSimilarity", "axis", oneOf(-1, 1, 0));
    put("loss/Circle", "gamma", number(1, 100));
    put("loss/Circle", "margin", number(0, 0.9));
    put("loss/Circle", "remove_diagonal", truth());
  }

  private static void metrics() {
    String odds = "metric/BinaryCrossentropy metric/CategoricalCrossentropy";
    put(odds + " metric/SparseCategoricalCrossentropy", "from_logits", truth());
    put(odds, "label_smoothing", number(0, 0.5));
    put("metric/BinaryAccuracy metric/BinaryIoU", "threshold", number(0.01, 0.99));
    put("metric/TopKCategoricalAccuracy metric/SparseTopKCategoricalAccuracy", "k", integer(1, 4));
    String counts =
        "metric/TruePositives metric/TrueNegatives metric/FalsePositives metric/FalseNegatives";
    put(counts + " metric/Precision metric/Recall", "thresholds", thresholds());
    put("metric/Precision metric/Recall", "top_k", integer(1, 2));
    String at =
        "metric/PrecisionAtRecall metric/RecallAtPrecision metric/SensitivityAtSpecificity"
            + " metric/SpecificityAtSensitivity";
    put(at + " metric/Precision metric/Recall", "class_id", integer(0, 1));
    put(at + " metric/AUC", "num_thresholds", integer(2, 30));
    put("metric/PrecisionAtRecall", "!recall", number(0, 1));
    put("metric/RecallAtPrecision", "!precision", number(0, 1));
    put("metric/SensitivityAtSpecificity", "!specificity", number(0, 1));
    put("metric/SpecificityAtSensitivity", "!sensitivity", number(0, 1));
    put("metric/AUC", "curve", oneOf("ROC", "PR"));
    put("metric/AUC", "summation_method", oneOf("interpolation", "minoring", "majoring"));
    put("metric/AUC", "multi_label", truth());
    put("metric/AUC", "from_logits", truth());
    put("metric/F1Score metric/FBetaScore", "average", oneOf("micro", "macro", "weighted", null));
    put("metric/F1Score metric/FBetaScore", "threshold", number(0.05, 0.95));
    put("metric/FBetaScore", "beta", number(0.2, 3));
    String over = "metric/IoU metric/MeanIoU metric/OneHotIoU metric/OneHotMeanIoU";
    put(over, "!num_classes", oneOf(InputDraws.CLASSES));
    put(over, "ignore_class", oneOf(0, 1));
    put("metric/IoU metric/OneHotIoU", "!target_class_ids", oneOf(List.of(0), List.of(0, 2)));
    put("metric/BinaryIoU", "target_class_ids", oneOf(List.of(0), List.of(1), List.of(0, 1)));
    put(
        "metric/R2Score",
        "class_aggregation",
        oneOf("uniform_average", "variance_weighted_average", null));
    // other numbers fail in Keras's graphs: a tensor as the condition of a Python if
    put("metric/R2Score", "num_regressors", oneOf(0));
    put(
        "metric/MeanMetricWrapper",
        "!fn",
        oneOf(function("mean_squared_error"), function("huber"), function("log_cosh")));
  }

  /** One of Keras's functions in its JSON. */
  private static Map<String, Object> function(String name) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("module", "builtins");
    json.put("class_name", "function");
    json.put("config", name);
    json.put("registered_name", "function");
    return json;
  }

  private static void optimizers() {
    Draw rate = oneOf(0.0001, 0.001, 0.003, 0.01, 0.05, 0.1);
    put("optimizer", "learning_rate", either(0.8, rate, ArgumentDraws::schedule));
    put("optimizer", "weight_decay", oneOf(0.0, 0.004, 0.1));
    put("optimizer", "clipnorm", number(0.1, 3));
    put("optimizer", "clipvalue", number(0.1, 3));
    put("optimizer", "global_clipnorm", number(0.1, 3));
    put("optimizer", "use_ema", truth());
    put("optimizer", "ema_momentum", number(0.5, 0.999));
    put("optimizer", "ema_overwrite_frequency", integer(1, 5));
    put("optimizer", "loss_scale_factor", oneOf(1.0, 2.0, 10.0, 1024.0));
    put("optimizer", "gradient_accumulation_steps", integer(2, 4));
    put("optimizer/SGD optimizer/RMSprop", "momentum", oneOf(0.0, 0.5, 0.9, 0.99));
    put("optimizer/SGD", "nesterov", truth());
    put("optimizer/RMSprop optimizer/Adadelta", "rho", oneOf(0.0, 0.5, 0.9, 0.99));
    put("optimizer/RMSprop", "centered", truth());
    String adams = "optimizer/Adam optimizer/AdamW optimizer/Adamax optimizer/Nadam optimizer/Lamb";
    put(adams + " optimizer/Lion", "beta_1", oneOf(0.5, 0.8, 0.9, 0.95));
    put(adams + " optimizer/Lion", "beta_2", oneOf(0.6, 0.9, 0.99, 0.9999));
    put(
        adams + " optimizer/RMSprop optimizer/Adadelta optimizer/Adagrad",
        "epsilon",
        oneOf(1e-10, 1e-8, 1e-5, 1e-3, 0.1));
    put("optimizer/Adam optimizer/AdamW", "amsgrad", truth());
    put("optimizer/Adagrad optimizer/Ftrl", "initial_accumulator_value", oneOf(0.01, 0.1, 1.0));
    put("optimizer/Adafactor", "beta_2_decay", oneOf(-0.8, -0.5, -1.0));
    put("optimizer/Adafactor", "epsilon_1", oneOf(1e-30, 1e-10, 1e-3));
    put("optimizer/Adafactor", "epsilon_2", oneOf(1e-3, 0.1));
    put("optimizer/Adafactor", "clip_threshold", oneOf(1.0, 0.5, 2.0));
    put("optimizer/Adafactor", "relative_step", truth());
    put("optimizer/Ftrl", "learning_rate_power", oneOf(-0.5, -0.3, -0.8));
    put("optimizer/Ftrl", "l1_regularization_strength", oneOf(0.0, 0.01, 0.1));
    put("optimizer/Ftrl", "l2_regularization_strength", oneOf(0.0, 0.01, 0.1));
    put("optimizer/Ftrl", "l2_shrinkage_regularization_strength", oneOf(0.0, 0.01, 0.1));
    put("optimizer/Ftrl", "beta", oneOf(0.0, 0.1, 1.0));
    put("optimizer/LossScaleOptimizer", "!inner_optimizer", ArgumentDraws::inner);
    put("optimizer/LossScaleOptimizer", "initial_scale", oneOf(1.0, 64.0, 32768.0));
    put("optimizer/LossScaleOptimizer", "dynamic_growth_steps", integer(1, 4));
  }

  private static void schedules() {
    String decays =
        "schedule/ExponentialDecay schedule/InverseTimeDecay schedule/PolynomialDecay"
            + " schedule/CosineDecay schedule/CosineDecayRestarts";
    put(decays, "!initial_learning_rate", oneOf(0.0, 0.001, 0.01, 0.1, 1.0));
    put(decays.replace(" schedule/CosineDecayRestarts", ""), "!decay_steps", oneOf(1, 3, 10, 100));
    put("schedule/ExponentialDecay schedule/InverseTimeDecay", "!decay_rate", number(0.1, 1.5));
    put("schedule/ExponentialDecay schedule/InverseTimeDecay", "staircase", truth());
    put("schedule/PolynomialDecay", "end_learning_rate", oneOf(0.0, 0.0001, 0.05));
    put("schedule/PolynomialDecay", "power", oneOf(0.5, 1.0, 2.0, 3.0));
    put("schedule/PolynomialDecay", "cycle", truth());
    put("schedule/CosineDecay schedule/CosineDecayRestarts", "alpha", number(0, 1));
    put("schedule/CosineDecay", "warmup_target", oneOf(0.01, 0.1, 2.0));
    put("schedule/CosineDecay", "warmup_steps", oneOf(1, 5, 20));
    put("schedule/CosineDecayRestarts", "!first_decay_steps", oneOf(1, 3, 10, 50));
    put("schedule/CosineDecayRestarts", "t_mul", oneOf(1.0, 1.5, 2.0));
    put("schedule/CosineDecayRestarts", "m_mul", oneOf(0.5, 0.9, 1.0));
    put("schedule/PiecewiseConstantDecay", "!boundaries", oneOf(List.of(2, 5)));
    put(
        "schedule/PiecewiseConstantDecay",
        "!values",
        oneOf(List.of(0.1, 0.01, 0.001), List.of(0.5, 1.0, 0.25)));
  }

  private static void weights() {
    Draw seed = integer(0, 1_000_000);
    put(
        "initializer/GlorotNormal initializer/GlorotUniform initializer/HeNormal"
            + " initializer/HeUniform initializer/LecunNormal initializer/LecunUniform"
            + " initializer/RandomNormal initializer/RandomUniform initializer/TruncatedNormal"
            + " initializer/VarianceScaling initializer/Orthogonal",
        "!seed",
        seed);
    put("initializer/Constant", "!value", number(-2, 2));
    put("initializer/STFT", "side", oneOf("real", "imag"));
    put("initializer/STFT", "window", oneOf("hann", "hamming", "blackman", "tukey", null));
    put("initializer/STFT", "scaling", oneOf("density", "spectrum", null));
    put("initializer/STFT", "periodic", truth());
    put("initializer/Identity initializer/Orthogonal", "gain", number(0.1, 3));
    put("initializer/RandomNormal initializer/TruncatedNormal", "mean", number(-1, 1));
    put("initializer/RandomNormal initializer/TruncatedNormal", "stddev", number(0.01, 2));
    put("initializer/RandomUniform", "minval", number(-3, 0));
    put("initializer/RandomUniform", "maxval", number(0.1, 3));
    put("initializer/VarianceScaling", "scale", number(0.1, 3));
    put("initializer/VarianceScaling", "mode", oneOf("fan_in", "fan_out", "fan_avg"));
    put(
        "initializer/VarianceScaling",
        "distribution",
        oneOf("truncated_normal", "untruncated_normal", "uniform"));
    put("regularizer/L1 regularizer/L1L2", "l1", number(0, 1));
    put("regularizer/L2 regularizer/L1L2", "l2", number(0, 1));
    put("regularizer/OrthogonalRegularizer", "factor", number(0, 1));
    put("regularizer/OrthogonalRegularizer", "mode", oneOf("rows", "columns"));
    put("constraint/MaxNorm", "max_value", number(0.1, 3));
    put("constraint/MinMaxNorm", "min_value", number(0, 1));
    put("constraint/MinMaxNorm", "max_value", number(1, 3));
    put("constraint/MinMaxNorm", "rate", number(0, 1));
    put("constraint/MaxNorm constraint/MinMaxNorm constraint/UnitNorm", "axis", oneOf(0, 1, -1));
  }

  private static void activations() {
    put("activation/relu", "negative_slope", number(0, 1));
    put("activation/relu", "max_value", number(0.1, 6));
    put("activation/relu", "threshold", number(0, 1));
    put("activation/leaky_relu", "negative_slope", number(0, 1));
    put("activation/elu activation/celu", "alpha", number(0.1, 2));
    put("activation/gelu", "approximate", truth());
    put("activation/squareplus", "b", number(0, 5));
    put("activation/soft_shrink activation/hard_shrink", "threshold", number(0, 2));
  }

  /** The draws of a component by key, those that must be given with their mark. */
  static Map<String, Draw> of(String family, String component) {
    Map<String, Draw> own = new LinkedHashMap<>();
    for (String owner : List.of(family, family + "/" + component)) {
      TABLE.forEach(
          (name, draw) -> {
            if (name.startsWith(owner + " ")) {
              own.put(name.substring(owner.length() + 1), draw);
            }
          });
    }
    return own;
  }

  /** Draws a configuration: what must be given, and some of the rest. */
  static Map<String, @Nullable Object> draw(
      String family, String component, SplittableRandom random) {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    of(family, component)
        .forEach(
            (key, draw) -> {
              boolean required = key.startsWith("!");
              if (required || random.nextDouble() < GIVEN) {
                config.put(required ? key.substring(1) : key, draw.from(random));
              }
            });
    return tidy(component, config);
  }

  /** Takes out what Keras refuses beside something else. */
  private static Map<String, @Nullable Object> tidy(
      String component, Map<String, @Nullable Object> config) {
    List<String> clips =
        List.of("clipnorm", "clipvalue", "global_clipnorm").stream()
            .filter(config::containsKey)
            .toList();
    clips.stream().skip(1).forEach(config::remove);
    if (!Boolean.TRUE.equals(config.get("use_ema"))) {
      config.remove("ema_overwrite_frequency");
    }
    if (component.equals("LossScaleOptimizer")) {
      config
          .keySet()
          .retainAll(List.of("inner_optimizer", "initial_scale", "dynamic_growth_steps"));
    }
    if (config.containsKey("class_id") && config.containsKey("top_k")) {
      config.remove("top_k");
    }
    return config;
  }

  private static Object schedule(SplittableRandom random) {
    return json(
        "keras.optimizers.schedules",
        "ExponentialDecay",
        Map.of("initial_learning_rate", 0.05, "decay_steps", 3, "decay_rate", 0.8));
  }

  private static Object inner(SplittableRandom random) {
    return json(
        "keras.optimizers",
        random.nextBoolean() ? "Adam" : "SGD",
        Map.of("learning_rate", Draw.number(0.001, 0.1).from(random)));
  }

  private static Map<String, @Nullable Object> json(
      String module, String className, Map<String, @Nullable Object> config) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("module", module);
    json.put("class_name", className);
    json.put("config", config);
    json.put("registered_name", null);
    return json;
  }
}
