package org.kerasjvm.metrics;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Registry;
import org.kerasjvm.losses.Loss;
import org.kerasjvm.losses.LossFunction;
import org.tensorflow.ndarray.Shape;

/** The metrics by Keras name. */
public final class Metrics {

  /** Names, objects and JSON to metrics; the aliases are Keras's. */
  public static final Registry<Metric> REGISTRY =
      new Registry<>("metric", "keras.metrics", Metric.class)
          .entry(Mean.SCHEMA, Mean::new)
          .entry(Sum.SCHEMA, Sum::new)
          .entry(MeanMetricWrapper.SCHEMA, MeanMetricWrapper::new)
          .entry(MeanSquaredError.SCHEMA, MeanSquaredError::new, "mse", "MSE")
          .entry(RootMeanSquaredError.SCHEMA, RootMeanSquaredError::new)
          .entry(MeanAbsoluteError.SCHEMA, MeanAbsoluteError::new, "mae", "MAE")
          .entry(
              MeanAbsolutePercentageError.SCHEMA, MeanAbsolutePercentageError::new, "mape", "MAPE")
          .entry(
              MeanSquaredLogarithmicError.SCHEMA, MeanSquaredLogarithmicError::new, "msle", "MSLE")
          .entry(CosineSimilarity.SCHEMA, CosineSimilarity::new)
          .entry(LogCoshError.SCHEMA, LogCoshError::new)
          .entry(R2Score.SCHEMA, R2Score::new)
          .entry(AUC.SCHEMA, AUC::new)
          .entry(FalseNegatives.SCHEMA, FalseNegatives::new)
          .entry(FalsePositives.SCHEMA, FalsePositives::new)
          .entry(Precision.SCHEMA, Precision::new)
          .entry(PrecisionAtRecall.SCHEMA, PrecisionAtRecall::new)
          .entry(Recall.SCHEMA, Recall::new)
          .entry(RecallAtPrecision.SCHEMA, RecallAtPrecision::new)
          .entry(SensitivityAtSpecificity.SCHEMA, SensitivityAtSpecificity::new)
          .entry(SpecificityAtSensitivity.SCHEMA, SpecificityAtSensitivity::new)
          .entry(TrueNegatives.SCHEMA, TrueNegatives::new)
          .entry(TruePositives.SCHEMA, TruePositives::new)
          .entry(ConcordanceCorrelation.SCHEMA, ConcordanceCorrelation::new)
          .entry(PearsonCorrelation.SCHEMA, PearsonCorrelation::new)
          .entry(Hinge.SCHEMA, Hinge::new)
          .entry(SquaredHinge.SCHEMA, SquaredHinge::new)
          .entry(CategoricalHinge.SCHEMA, CategoricalHinge::new)
          .entry(KLDivergence.SCHEMA, KLDivergence::new)
          .entry(Poisson.SCHEMA, Poisson::new)
          .entry(BinaryCrossentropy.SCHEMA, BinaryCrossentropy::new, "bce", "BCE")
          .entry(CategoricalCrossentropy.SCHEMA, CategoricalCrossentropy::new)
          .entry(SparseCategoricalCrossentropy.SCHEMA, SparseCategoricalCrossentropy::new)
          .entry(Accuracy.SCHEMA, Accuracy::new)
          .entry(BinaryAccuracy.SCHEMA, BinaryAccuracy::new)
          .entry(CategoricalAccuracy.SCHEMA, CategoricalAccuracy::new)
          .entry(SparseCategoricalAccuracy.SCHEMA, SparseCategoricalAccuracy::new)
          .entry(TopKCategoricalAccuracy.SCHEMA, TopKCategoricalAccuracy::new)
          .entry(SparseTopKCategoricalAccuracy.SCHEMA, SparseTopKCategoricalAccuracy::new)
          .entry(F1Score.SCHEMA, F1Score::new)
          .entry(FBetaScore.SCHEMA, FBetaScore::new)
          .entry(IoU.SCHEMA, IoU::new)
          .entry(BinaryIoU.SCHEMA, BinaryIoU::new)
          .entry(MeanIoU.SCHEMA, MeanIoU::new)
          .entry(OneHotIoU.SCHEMA, OneHotIoU::new)
          .entry(OneHotMeanIoU.SCHEMA, OneHotMeanIoU::new);

  private Metrics() {}

  /**
   * Keras's {@code metrics.get}: a name, a {@link Metric} or its JSON, a function or a loss.
   *
   * @throws IllegalArgumentException if it is none of these; the nearest known name is named
   */
  public static @Nullable Metric get(@Nullable Object identifier) {
    String name = wrappedName(identifier);
    return name == null ? read(identifier) : wrapped(identifier, name);
  }

  /**
   * Checks an identifier in {@code compile} without making a metric of it.
   *
   * @throws IllegalArgumentException if there is no such metric; the nearest known one is named
   */
  public static void requireKnown(@Nullable Object identifier) {
    if (identifier instanceof String name && !anyAccuracy(name)) {
      try {
        REGISTRY.requireKnown(name);
      } catch (IllegalArgumentException e) {
        throw refused(e);
      }
    } else if (identifier != null
        && !(identifier instanceof String || identifier instanceof Metric)
        && wrappedName(identifier) == null) {
      throw new IllegalArgumentException(
          "compile: metrics must be names, functions or Metric objects; received "
              + identifier
              + ".");
    }
  }

  /**
   * The metric for an identifier in {@code compile}: "accuracy" and "acc" become the accuracy that
   * fits the shapes, as in Keras. A metric from a name is called as it was typed.
   *
   * @param identifier a name, a {@link Metric}, a function or a loss
   * @param yTrue the shape of the targets
   * @param yPred the shape of the predictions
   * @throws IllegalArgumentException if there is no such metric; the nearest known one is named
   */
  public static Metric forOutput(Object identifier, Shape yTrue, Shape yPred) {
    requireKnown(identifier);
    if (identifier instanceof String name) {
      String className = anyAccuracy(name) ? accuracyFor(yTrue, yPred) : name;
      Metric metric = Objects.requireNonNull(read(className));
      return REGISTRY.create(metric.config().className(), Map.of("name", name));
    }
    return Objects.requireNonNull(get(identifier));
  }

  private static boolean anyAccuracy(String name) {
    String folded = name.toLowerCase(Locale.ROOT);
    return folded.equals("accuracy") || folded.equals("acc");
  }

  /** The name of a metric made of a function or a loss, null if it is neither. */
  private static @Nullable String wrappedName(@Nullable Object identifier) {
    if (identifier instanceof Loss loss) {
      return loss.name();
    }
    if (identifier instanceof LossFunction) {
      return "loss_function";
    }
    return identifier instanceof MetricFunction ? "metric_function" : null;
  }

  private static Metric wrapped(@Nullable Object function, String name) {
    Option<?>[] options = {
      new Option<>(MeanMetricWrapper.FN, function), new Option<>(Metric.NAME, name)
    };
    return new MeanMetricWrapper(MeanMetricWrapper.SCHEMA.configure(options));
  }

  private static @Nullable Metric read(@Nullable Object identifier) {
    try {
      return REGISTRY.read(identifier);
    } catch (IllegalArgumentException e) {
      throw refused(e);
    }
  }

  private static IllegalArgumentException refused(IllegalArgumentException e) {
    return new IllegalArgumentException(
        "compile: Could not interpret metric identifier: it " + e.getMessage(), e);
  }

  private static String accuracyFor(Shape yTrue, Shape yPred) {
    long predictedLast = yPred.get(yPred.numDimensions() - 1);
    if (predictedLast == 1) {
      return "BinaryAccuracy";
    }
    long trueLast = yTrue.numDimensions() == 0 ? -1 : yTrue.get(yTrue.numDimensions() - 1);
    boolean sparse =
        yTrue.numDimensions() < yPred.numDimensions() || trueLast == 1 && predictedLast > 1;
    return sparse ? "SparseCategoricalAccuracy" : "CategoricalAccuracy";
  }
}
