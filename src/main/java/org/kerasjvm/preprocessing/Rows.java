package org.kerasjvm.preprocessing;

import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;

/**
 * The checks scikit-learn makes on the rows an estimator gets ({@code
 * sklearn/utils/validation.py}).
 */
final class Rows {
  private Rows() {}

  /** Returns a matrix with at least one row and one feature. */
  static NDArray matrix(String estimator, Object x) {
    NDArray a = NDArray.of(x);
    if (a.rank() != 2) {
      throw new IllegalArgumentException(
          estimator
              + ": expected a 2D array; received shape "
              + a.shapeString()
              + ". Reshape your data either using reshape(-1, 1) if it has a single feature or"
              + " reshape(1, -1) if it contains a single sample.");
    }
    if (a.size() == 0) {
      throw new IllegalArgumentException(
          estimator
              + ": needs at least 1 sample and 1 feature; received shape "
              + a.shapeString()
              + ".");
    }
    return a;
  }

  /** As {@link #matrix}, as float32 or float64 without infinities (NaN is let through). */
  static NDArray numbers(String estimator, Object x) {
    NDArray a = matrix(estimator, x);
    NDArray floats = a.dtype().isFloating() ? a : a.astype(DType.FLOAT64);
    for (int i = 0; i < floats.size(); i++) {
      if (Double.isInfinite(at(floats, i))) {
        throw new IllegalArgumentException(
            estimator
                + ": input X contains infinity or a value too large for dtype('"
                + floats.dtype().numpyName()
                + "').");
      }
    }
    return floats;
  }

  static double at(NDArray floats, int i) {
    return floats.storage() instanceof float[] a ? a[i] : ((double[]) floats.storage())[i];
  }

  static void checkFeatures(String estimator, NDArray x, int expected) {
    int features = x.shape()[1];
    if (features != expected) {
      throw new IllegalArgumentException(
          estimator
              + ": X has "
              + features
              + " features, but "
              + estimator
              + " is expecting "
              + expected
              + " features as input.");
    }
  }

  /** A number as computed in an array of {@code type}: float32 rounds after every operation. */
  static double round(DType type, double value) {
    return type == DType.FLOAT32 ? (float) value : value;
  }

  /** Applies one function per column, by rows, keeping float32 float32. */
  static NDArray byColumn(NDArray x, ColumnFunction f) {
    int features = x.shape()[1];
    double[] out = new double[x.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = f.apply(i % features, at(x, i));
    }
    return NDArray.of(out, x.shape()).astype(x.dtype());
  }

  /** What becomes of one value of one column. */
  interface ColumnFunction {
    double apply(int column, double value);
  }
}
