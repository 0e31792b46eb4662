package org.kerasjvm.metrics;

import java.util.Locale;
import java.util.Map;
import org.kerasjvm.config.Registry;
import org.tensorflow.ndarray.Shape;

/** The metrics by Keras name. */
public final class Metrics {

  /** Names, objects and JSON to metrics; the aliases are Keras's. */
  public static final Registry<Metric> REGISTRY =
      new Registry<>("metric", "keras.metrics", Metric.class)
          .entry(Accuracy.SCHEMA, Accuracy::new)
          .entry(BinaryAccuracy.SCHEMA, BinaryAccuracy::new)
          .entry(CategoricalAccuracy.SCHEMA, CategoricalAccuracy::new)
          .entry(SparseCategoricalAccuracy.SCHEMA, SparseCategoricalAccuracy::new)
          .entry(BinaryCrossentropy.SCHEMA, BinaryCrossentropy::new, "bce", "BCE")
          .entry(CategoricalCrossentropy.SCHEMA, CategoricalCrossentropy::new)
          .entry(SparseCategoricalCrossentropy.SCHEMA, SparseCategoricalCrossentropy::new)
          .entry(MeanSquaredError.SCHEMA, MeanSquaredError::new, "mse", "MSE")
          .entry(MeanAbsoluteError.SCHEMA, MeanAbsoluteError::new, "mae", "MAE");

  private Metrics() {}

  /**
   * The metric for an identifier in {@code compile}: "accuracy" and "acc" become the accuracy that
   * fits the shapes, as in Keras.
   *
   * @param identifier a name or a {@link Metric}
   * @param yTrue the shape of the targets
   * @param yPred the shape of the predictions
   * @throws IllegalArgumentException if the name is unknown; the nearest known one is named
   */
  public static Metric forOutput(Object identifier, Shape yTrue, Shape yPred) {
    if (identifier instanceof String name) {
      String folded = name.toLowerCase(Locale.ROOT);
      String className =
          folded.equals("accuracy") || folded.equals("acc") ? accuracyFor(yTrue, yPred) : name;
      return named(className, name);
    }
    if (identifier instanceof Metric metric) {
      return metric;
    }
    throw new IllegalArgumentException(
        "compile: metrics must be names or Metric objects; received " + identifier + ".");
  }

  /** A metric by name, under the name that the user typed. */
  private static Metric named(String className, String name) {
    try {
      return REGISTRY.create(className, Map.of("name", name));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "compile: Could not interpret metric identifier: it " + e.getMessage(), e);
    }
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
