package org.kerasjvm.wrappers;

import java.util.stream.IntStream;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.evaluation.SklearnMetrics;

/** How good predictions are, by scikit-learn's measures. */
final class Scores {

  private Scores() {}

  /** The accuracy; of rows of indicators the share of rows that are right in all columns. */
  static double accuracy(NDArray y, NDArray predicted) {
    boolean several = y.rank() == 2 && y.shape()[1] > 1;
    if (!several || !y.shapeString().equals(predicted.shapeString())) {
      return SklearnMetrics.accuracyScore(y, predicted);
    }
    NDArray equal = y.astype(DType.FLOAT64).equal(predicted.astype(DType.FLOAT64));
    double hits = IntStream.range(0, y.length()).filter(row -> equal.get(row).all()).count();
    return hits / y.length();
  }
}
