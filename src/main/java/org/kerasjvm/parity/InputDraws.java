package org.kerasjvm.parity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.data.NDArray;

/** Draws what goes into a component: ordinary numbers mostly, and now and then the edges. */
final class InputDraws {

  /** How many classes there are where a component has to be told. */
  static final int CLASSES = 4;

  private static final Set<String> BITS =
      Set.of(
          "BinaryCrossentropy",
          "BinaryFocalCrossentropy",
          "BinaryAccuracy",
          "BinaryIoU",
          "Dice",
          "Tversky",
          "AUC",
          "Precision",
          "Recall",
          "PrecisionAtRecall",
          "RecallAtPrecision",
          "SensitivityAtSpecificity",
          "SpecificityAtSensitivity",
          "TruePositives",
          "TrueNegatives",
          "FalsePositives",
          "FalseNegatives",
          "F1Score",
          "FBetaScore");

  private static final Set<String> CATEGORIES =
      Set.of(
          "CategoricalCrossentropy",
          "CategoricalFocalCrossentropy",
          "CategoricalAccuracy",
          "CategoricalHinge",
          "KLDivergence",
          "TopKCategoricalAccuracy",
          "OneHotIoU",
          "OneHotMeanIoU");

  private static final Set<String> LABELS =
      Set.of(
          "SparseCategoricalCrossentropy",
          "SparseCategoricalAccuracy",
          "SparseTopKCategoricalAccuracy");

  private static final Set<String> CLASSES_OF_BOTH = Set.of("Accuracy", "IoU", "MeanIoU");

  private static final Set<String> POSITIVE = Set.of("Poisson", "MeanSquaredLogarithmicError");

  private static final Set<String> OF_VALUES = Set.of("Mean", "Sum");

  /** Flat input only: other ranks are refused or mean something else. */
  private static final Set<String> FLAT =
      Set.of(
          "F1Score",
          "FBetaScore",
          "R2Score",
          "AUC",
          "PearsonCorrelation",
          "ConcordanceCorrelation",
          "Circle",
          "Dice",
          "Tversky");

  private final SplittableRandom random;

  InputDraws(SplittableRandom random) {
    this.random = random;
  }

  /** Draws the inputs of a case. */
  Map<String, @Nullable Object> draw(
      String family, String component, Map<String, @Nullable Object> config) {
    Map<String, @Nullable Object> inputs = new LinkedHashMap<>();
    switch (family) {
      case "loss" -> inputs.putAll(loss(component, config));
      case "metric" -> inputs.put("updates", updates(component, config));
      case "optimizer" -> inputs.putAll(optimizer());
      case "schedule" -> inputs.put("steps", steps());
      case "initializer" -> inputs.put("shape", shape(component));
      case "activation" -> inputs.putAll(activation(component));
      default -> inputs.put("x", Numbers.of(random, rows(), 1 + random.nextInt(4)).array());
    }
    return inputs;
  }

  private int rows() {
    return 1 + random.nextInt(7);
  }

  private boolean chance(double share) {
    return random.nextDouble() < share;
  }

  // ---- losses and metrics

  private Map<String, @Nullable Object> loss(
      String component, Map<String, @Nullable Object> config) {
    if (component.equals("CTC")) {
      return ctc();
    }
    int[] shape = shapeOfPredictions(component);
    Map<String, @Nullable Object> inputs = pair(component, config, shape);
    if (component.contains("Crossentropy") && !inputs.containsKey("logits") && chance(0.15)) {
      inputs.put("activation", component.startsWith("Binary") ? "sigmoid" : "softmax");
      inputs.put("y_pred", Numbers.of(random, shape).times(3).array());
    }
    inputs.remove("logits");
    weigh(inputs, shape[0]);
    if (shape.length == 2 && !component.equals("Circle") && chance(0.1)) {
      inputs.put("mask", mask(shape[0]));
    }
    return inputs;
  }

  private int[] shapeOfPredictions(String component) {
    boolean several =
        CATEGORIES.contains(component) || LABELS.contains(component) || component.equals("Circle");
    int columns = several ? CLASSES : 1 + random.nextInt(5);
    int rows = component.equals("R2Score") ? 2 + rows() : rows();
    return !FLAT.contains(component) && chance(0.15)
        ? new int[] {rows, 1 + random.nextInt(3), columns}
        : new int[] {rows, columns};
  }

  private List<Object> updates(String component, Map<String, @Nullable Object> config) {
    List<Object> updates = new ArrayList<>();
    int[] shape = shapeOfPredictions(component);
    boolean weighted = chance(0.4);
    int count = 1 + random.nextInt(3);
    for (int k = 0; k < count; k++) {
      shape[0] = component.equals("R2Score") ? 2 + rows() : rows();
      Map<String, @Nullable Object> update = new LinkedHashMap<>();
      if (OF_VALUES.contains(component)) {
        update.put("values", Numbers.of(random, shape[0]).edged(random).array());
      } else {
        update.putAll(pair(component, config, shape.clone()));
        update.remove("logits");
      }
      if (weighted) {
        update.put("sample_weight", Numbers.weights(random, shape[0]));
      }
      updates.add(update);
    }
    return updates;
  }

  /** Targets and predictions of the kind that the component is for. */
  private Map<String, @Nullable Object> pair(
      String component, Map<String, @Nullable Object> config, int[] shape) {
    Map<String, @Nullable Object> pair = new LinkedHashMap<>();
    boolean logits = Boolean.TRUE.equals(config.get("from_logits"));
    if (logits) {
      pair.put("logits", true);
    }
    int[] without = Arrays.copyOf(shape, shape.length - 1);
    if (BITS.contains(component)) {
      pair.put("y_true", Numbers.bits(random, shape));
      pair.put("y_pred", logits ? logits(shape) : odds(shape, false));
    } else if (CATEGORIES.contains(component)) {
      pair.put("y_true", Numbers.oneHot(random, CLASSES, without));
      pair.put("y_pred", logits ? logits(shape) : odds(shape, chance(0.7)));
    } else if (LABELS.contains(component)) {
      pair.put("y_true", Numbers.labels(random, CLASSES, without));
      pair.put("y_pred", logits ? logits(shape) : odds(shape, chance(0.7)));
    } else if (CLASSES_OF_BOTH.contains(component)) {
      pair.put("y_true", Numbers.labels(random, CLASSES, shape));
      pair.put("y_pred", Numbers.labels(random, CLASSES, shape));
    } else if (component.equals("Circle")) {
      pair.put("y_true", Numbers.labels(random, 2, without));
      pair.put("y_pred", Numbers.of(random, shape).unit().array());
    } else {
      boolean positive = POSITIVE.contains(component);
      NDArray yTrue = Numbers.of(random, shape).signed(!positive).edged(random).array();
      pair.put("y_true", component.contains("inge") ? Numbers.bits(random, shape) : yTrue);
      NDArray yPred = Numbers.of(random, shape).signed(!positive).edged(random).array();
      pair.put("y_pred", chance(0.1) ? pair.get("y_true") : yPred);
    }
    return pair;
  }

  private NDArray logits(int[] shape) {
    return Numbers.of(random, shape).times(3).edged(random).array();
  }

  private NDArray odds(int[] shape, boolean normalised) {
    return Numbers.odds(random, normalised, shape);
  }

  private void weigh(Map<String, @Nullable Object> inputs, int rows) {
    if (chance(0.4)) {
      inputs.put("sample_weight", Numbers.weights(random, rows));
    }
  }

  private NDArray mask(int rows) {
    boolean[] flat = new boolean[rows];
    for (int k = 0; k < rows; k++) {
      flat[k] = chance(0.7);
    }
    return NDArray.of(flat, rows);
  }

  private Map<String, @Nullable Object> ctc() {
    int rows = rows();
    int length = 1 + random.nextInt(3);
    Map<String, @Nullable Object> inputs = new LinkedHashMap<>();
    inputs.put("y_true", Numbers.labels(random, CLASSES, rows, length));
    inputs.put("y_pred", Numbers.of(random, rows, 2 * length + 2, CLASSES).array());
    return inputs;
  }

  // ---- the others

  private Map<String, @Nullable Object> optimizer() {
    List<Object> weights = new ArrayList<>();
    List<Object> gradients = new ArrayList<>();
    double scale = Math.pow(10, -3 + 4 * random.nextDouble());
    int count = 1 + random.nextInt(2);
    for (int k = 0; k < count; k++) {
      int[] shape = Numbers.shape(random, 1 + random.nextInt(3), 4);
      weights.add(Numbers.of(random, shape).array());
      int[] rows = new int[shape.length + 1];
      rows[0] = 3;
      System.arraycopy(shape, 0, rows, 1, shape.length);
      Numbers drawn = Numbers.of(random, chance(0.4) ? shape : rows).times(scale);
      gradients.add((chance(0.15) ? drawn.sparse(random) : drawn).array());
    }
    Map<String, @Nullable Object> inputs = new LinkedHashMap<>();
    inputs.put("weights", weights);
    inputs.put("gradients", gradients);
    inputs.put("steps", List.of(1, 2 + random.nextInt(18)));
    return inputs;
  }

  private Map<String, @Nullable Object> activation(String component) {
    int rows = rows();
    int columns = 1 + random.nextInt(6);
    int halves = component.equals("glu") ? 2 : 1;
    Map<String, @Nullable Object> inputs = new LinkedHashMap<>();
    inputs.put("x", Numbers.of(random, rows, columns * halves).edged(random).array());
    inputs.put("upstream", Numbers.of(random, rows, columns).array());
    return inputs;
  }

  private List<Integer> steps() {
    List<Integer> steps = new ArrayList<>(List.of(0, 1));
    for (int k = 0; k < 10; k++) {
      steps.add(random.nextInt(k < 6 ? 20 : 300));
    }
    return steps;
  }

  private List<Integer> shape(String component) {
    if (component.equals("STFT")) {
      return List.of(1 + random.nextInt(16), 1, 2 + random.nextInt(8));
    }
    boolean some = component.equals("Orthogonal");
    int rank =
        component.equals("Identity") ? 2 : some ? 2 + random.nextInt(3) : 1 + random.nextInt(4);
    return Arrays.stream(Numbers.shape(random, rank, 6)).boxed().toList();
  }
}
