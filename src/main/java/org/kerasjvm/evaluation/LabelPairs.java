package org.kerasjvm.evaluation;

import java.util.HashMap;
import java.util.Map;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;

/**
 * True and predicted labels of the same rows, checked as scikit-learn checks them ({@code
 * sklearn/metrics/_classification.py}, _check_targets), as positions in the sorted labels.
 */
final class LabelPairs {
  private final NDArray labels;
  private final int[] truth;
  private final int[] predicted;

  private LabelPairs(NDArray labels, NDArray truth, NDArray predicted) {
    this.labels = labels;
    Map<String, Integer> places = new HashMap<>();
    for (String label : labels.toStringArray()) {
      places.put(label, places.size());
    }
    this.truth = codes(truth, places);
    this.predicted = codes(predicted, places);
  }

  /** The pairs over all labels that occur. */
  static LabelPairs of(String where, Object yTrue, Object yPred) {
    NDArray truth = vector(where, yTrue);
    NDArray predicted = vector(where, yPred);
    checkSame(where, truth, predicted);
    DType type = common(truth.dtype(), predicted.dtype());
    NDArray all = NDArray.concatenate(truth.astype(type), predicted.astype(type));
    return new LabelPairs(all.unique(), truth.astype(type), predicted.astype(type));
  }

  /** The pairs over given labels in the given order; others get no place. */
  static LabelPairs of(String where, Object yTrue, Object yPred, Object labels) {
    LabelPairs all = of(where, yTrue, yPred);
    NDArray wanted = vector(where, labels).astype(all.labels.dtype());
    LabelPairs chosen =
        new LabelPairs(wanted, all.labels.take(all.truth), all.labels.take(all.predicted));
    if (java.util.Arrays.stream(chosen.truth).allMatch(code -> code < 0)) {
      throw new IllegalArgumentException(
          where + ": at least one label specified must be in y_true; received " + wanted + ".");
    }
    return chosen;
  }

  private static int[] codes(NDArray values, Map<String, Integer> places) {
    String[] names = values.toStringArray();
    int[] codes = new int[names.length];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = places.getOrDefault(names[i], -1);
    }
    return codes;
  }

  /** Text stays text; numbers compare as numbers, shown in the type of the true labels. */
  private static DType common(DType truth, DType predicted) {
    DType.promote(truth, predicted);
    if (truth == predicted && !truth.isInteger()) {
      return truth;
    }
    return truth.isFloating() ? DType.FLOAT64 : DType.INT64;
  }

  private static NDArray vector(String where, Object y) {
    NDArray a = NDArray.of(y);
    if (a.rank() != 1 && !(a.rank() == 2 && a.shape()[1] == 1)) {
      throw new IllegalArgumentException(
          where
              + ": labels must be of shape (n,) or (n, 1); received shape "
              + a.shapeString()
              + ". Take argmax(1) of class probabilities or one-hot rows.");
    }
    if (a.dtype().isFloating() && !a.round().equal(a).all()) {
      throw new IllegalArgumentException(
          where
              + ": classification metrics can't handle continuous targets; received fractions."
              + " Round probabilities first, or compare with greater(0.5).");
    }
    return a.ravel();
  }

  private static void checkSame(String where, NDArray truth, NDArray predicted) {
    if (truth.length() != predicted.length()) {
      throw new IllegalArgumentException(
          where
              + ": found input variables with inconsistent numbers of samples: ["
              + truth.length()
              + ", "
              + predicted.length()
              + "].");
    }
    if (truth.length() == 0) {
      throw new IllegalArgumentException(where + ": needs at least 1 sample; received none.");
    }
  }

  NDArray labels() {
    return labels;
  }

  int size() {
    return truth.length;
  }

  /** How many rows were predicted rightly. */
  int hits() {
    int hits = 0;
    for (int i = 0; i < truth.length; i++) {
      hits += truth[i] == predicted[i] ? 1 : 0;
    }
    return hits;
  }

  /** Counts by true label (row) and predicted label (column). */
  long[][] counts() {
    long[][] counts = new long[labels.length()][labels.length()];
    for (int i = 0; i < truth.length; i++) {
      if (truth[i] >= 0 && predicted[i] >= 0) {
        counts[truth[i]][predicted[i]]++;
      }
    }
    return counts;
  }
}
