package org.kerasjvm.evaluation;

import java.util.Arrays;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;

/**
 * The scores of {@code sklearn.metrics} (scikit-learn 1.5) that the tutorials use. Labels are
 * array-like of shape (n,) or (n, 1): text, integers, booleans, or floats that are whole numbers.
 *
 * <pre>{@code
 * NDArray predicted = model.predict(x).argmax(1);
 * System.out.println(classificationReport(y, predicted));
 * }</pre>
 */
public final class SklearnMetrics {
  private static final int DIGITS = 2;

  private SklearnMetrics() {}

  /** Returns the share of rows whose predicted label is the true one. */
  public static double accuracyScore(Object yTrue, Object yPred) {
    LabelPairs pairs = LabelPairs.of("accuracyScore", yTrue, yPred);
    return (double) pairs.hits() / pairs.size();
  }

  /**
   * Returns int64 counts of shape (k, k): rows are true labels, columns predicted, both ascending.
   */
  public static NDArray confusionMatrix(Object yTrue, Object yPred) {
    return NDArray.of(LabelPairs.of("confusionMatrix", yTrue, yPred).counts());
  }

  /**
   * Returns int64 counts for the given labels in the given order; rows with other labels are left
   * out.
   */
  public static NDArray confusionMatrix(Object yTrue, Object yPred, Object labels) {
    return NDArray.of(LabelPairs.of("confusionMatrix", yTrue, yPred, labels).counts());
  }

  /**
   * Returns shares instead of counts, float64 of shape (k, k); 0 where a sum is 0.
   *
   * @param normalize {@code "true"}: of each row, {@code "pred"}: of each column, {@code "all"}: of
   *     everything
   */
  public static NDArray normalizedConfusionMatrix(Object yTrue, Object yPred, String normalize) {
    NDArray counts = confusionMatrix(yTrue, yPred);
    NDArray sums =
        switch (normalize) {
          case "true" -> counts.sum(1).reshape(-1, 1);
          case "pred" -> counts.sum(0);
          case "all" -> NDArray.of(counts.sum());
          default ->
              throw new IllegalArgumentException(
                  "confusionMatrix: normalize must be 'true', 'pred' or 'all'; received '"
                      + normalize
                      + "'.");
        };
    double[] shares = counts.divide(sums).toDoubleArray();
    Arrays.setAll(shares, i -> Double.isNaN(shares[i]) ? 0 : shares[i]);
    return NDArray.of(shares, counts.shape());
  }

  /** Returns precision, recall, F1 and support of each label as scikit-learn's text, two digits. */
  public static String classificationReport(Object yTrue, Object yPred) {
    return classificationReport(yTrue, yPred, DIGITS);
  }

  /**
   * As {@link #classificationReport(Object, Object)}, with names for the labels in ascending order.
   */
  public static String classificationReport(Object yTrue, Object yPred, String... targetNames) {
    return classificationReport(yTrue, yPred, DIGITS, targetNames);
  }

  /**
   * As {@link #classificationReport(Object, Object)}.
   *
   * @param digits digits after the point, 0 or more
   * @param targetNames one name per label in ascending order, or none to show the labels
   */
  public static String classificationReport(
      Object yTrue, Object yPred, int digits, String... targetNames) {
    if (digits < 0) {
      throw new IllegalArgumentException(
          "classificationReport: digits must be 0 or more; received " + digits + ".");
    }
    LabelPairs pairs = LabelPairs.of("classificationReport", yTrue, yPred);
    String[] names = targetNames.length == 0 ? pairs.labels().toStringArray() : targetNames;
    if (names.length != pairs.labels().length()) {
      throw new IllegalArgumentException(
          "classificationReport: number of classes, "
              + pairs.labels().length()
              + ", does not match size of target_names, "
              + names.length
              + ".");
    }
    ClassScores[] scores = ClassScores.ofEach(pairs.counts());
    ReportText text = new ReportText(names, digits);
    for (int c = 0; c < scores.length; c++) {
      text.row(names[c], scores[c]);
    }
    text.blank();
    text.accuracy((double) pairs.hits() / pairs.size(), pairs.size());
    text.row("macro avg", ClassScores.macro(scores));
    text.row("weighted avg", ClassScores.weighted(scores));
    return text.toString();
  }

  /**
   * Returns the coefficient of determination, 1 for a perfect prediction; the plain mean over the
   * outputs where there are several, NaN for less than two rows.
   *
   * @param yTrue array-like of shape (n,) or (n, outputs)
   * @param yPred array-like of the same shape
   */
  public static double r2Score(Object yTrue, Object yPred) {
    NDArray truth = columns(NDArray.of(yTrue));
    NDArray predicted = columns(NDArray.of(yPred));
    if (!truth.shapeString().equals(predicted.shapeString())) {
      throw new IllegalArgumentException(
          "r2Score: y_true and y_pred must have the same shape; received "
              + truth.shapeString()
              + " and "
              + predicted.shapeString()
              + ".");
    }
    if (truth.length() < 2) {
      return Double.NaN;
    }
    DType type = floating(truth.dtype(), predicted.dtype());
    NDArray y = truth.astype(type);
    NDArray missed = squares(y.subtract(predicted.astype(type)));
    NDArray spread = squares(y.subtract(y.mean(0)));
    double[] scores = new double[missed.length()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = score(missed.getDouble(i), spread.getDouble(i), type);
    }
    return NDArray.of(scores).mean();
  }

  private static double score(double missed, double spread, DType type) {
    if (missed == 0) {
      return 1;
    }
    if (spread == 0) {
      return 0;
    }
    return type == DType.FLOAT32 ? 1f - (float) missed / (float) spread : 1 - missed / spread;
  }

  private static NDArray squares(NDArray a) {
    return a.multiply(a).sum(0);
  }

  private static NDArray columns(NDArray y) {
    return y.rank() == 1 ? y.reshape(-1, 1) : y;
  }

  private static DType floating(DType a, DType b) {
    if (a.isFloating() && b.isFloating()) {
      return DType.promote(a, b);
    }
    return a.isFloating() ? a : b.isFloating() ? b : DType.FLOAT64;
  }
}
