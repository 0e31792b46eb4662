package org.kerasjvm.wrappers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.preprocessing.LabelEncoder;

/** Weights of rows, given or from their classes ({@code sklearn/utils/class_weight.py}). */
final class SampleWeights {

  private SampleWeights() {}

  /** scikit-learn's compute_sample_weight: float64, one for each row of {@code y}. */
  static NDArray ofClasses(Object classWeight, NDArray y) {
    if (y.rank() == 2 && y.shape()[1] > 1) {
      throw new IllegalArgumentException(
          "KerasClassifier: class_weight needs one class for each row; received targets of shape "
              + y.shapeString()
              + ".");
    }
    LabelEncoder encoder = new LabelEncoder();
    int[] places = encoder.fitTransform(y).toIntArray();
    double[] weights =
        classWeight instanceof Map<?, ?> map
            ? given(map, encoder.classes())
            : balanced(places, encoder.classes().length());
    return NDArray.of(IntStream.of(places).mapToDouble(c -> weights[c]).toArray());
  }

  /** n / (classes * rows of the class). */
  private static double[] balanced(int[] places, int classes) {
    double[] counts = new double[classes];
    IntStream.of(places).forEach(c -> counts[c]++);
    double[] weights = new double[classes];
    for (int c = 0; c < classes; c++) {
      weights[c] = places.length / (classes * counts[c]);
    }
    return weights;
  }

  private static double[] given(Map<?, ?> map, NDArray classes) {
    double[] weights = new double[classes.length()];
    List<String> missing = new ArrayList<>();
    for (int c = 0; c < weights.length; c++) {
      Object weight = find(map, classes, c);
      weights[c] = weight instanceof Number n ? n.doubleValue() : 1;
      if (weight == null) {
        missing.add(classes.getString(c));
      }
    }
    if (!missing.isEmpty() && weights.length - missing.size() != map.size()) {
      throw new IllegalArgumentException(
          "KerasClassifier: The classes, " + missing + ", are not in class_weight.");
    }
    return weights;
  }

  private static @Nullable Object find(Map<?, ?> map, NDArray classes, int c) {
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      boolean same =
          entry.getKey() instanceof Number n && classes.dtype() != DType.STRING
              ? n.doubleValue() == classes.getDouble(c)
              : String.valueOf(entry.getKey()).equals(classes.getString(c));
      if (same) {
        return entry.getValue();
      }
    }
    return null;
  }

  /** The weights given to fit, checked: one number for each row, or one for all. */
  static NDArray check(String who, Object sampleWeight, int rows) {
    NDArray weights = NDArray.of(sampleWeight).astype(DType.FLOAT64);
    if (weights.rank() == 0) {
      return NDArray.zeros(DType.FLOAT64, rows).add(weights.getDouble());
    }
    if (weights.rank() != 1) {
      throw new IllegalArgumentException(
          who
              + ": Sample weights must be 1D array or scalar; received shape "
              + weights.shapeString()
              + ".");
    }
    if (weights.length() != rows) {
      throw new IllegalArgumentException(
          who
              + ": sample_weight must have one weight for each row, "
              + rows
              + "; received "
              + weights.length()
              + ".");
    }
    return weights;
  }

  /**
   * Where weights are not 0, as scikit-learn drops the other rows.
   *
   * @throws IllegalArgumentException if all are 0
   */
  static NDArray kept(NDArray weights) {
    NDArray zero = weights.equal(0);
    if (zero.all()) {
      throw new IllegalArgumentException(
          "No training samples had any weight; only zeros were passed in sample_weight. That means"
              + " there's nothing to train on by definition, so training can not be completed.");
    }
    return zero.equal(0);
  }
}
