package org.kerasjvm.wrappers;

import java.util.Arrays;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;

/** What scikit-learn checks of rows and targets ({@code sklearn/utils/validation.py}). */
final class InputChecks {

  private InputChecks() {}

  /** Rows as an array of two axes or more, text read as float32 numbers, all finite. */
  static NDArray rows(String who, Object x) {
    NDArray given = NDArray.of(x);
    NDArray rows = given.dtype() == DType.STRING ? given.astype(DType.FLOAT32) : given;
    if (rows.rank() < 2) {
      throw new IllegalArgumentException(
          who
              + ": expected a 2D array; received shape "
              + rows.shapeString()
              + ". Reshape your data either using reshape(-1, 1) if it has a single feature or"
              + " reshape(1, -1) if it contains a single sample.");
    }
    if (rows.size() == 0) {
      throw new IllegalArgumentException(
          who
              + ": needs at least 1 sample and 1 feature; received shape "
              + rows.shapeString()
              + ".");
    }
    requireFinite(who, "X", rows);
    return rows;
  }

  /** Targets as an array of one or two axes, all finite. */
  static NDArray targets(String who, Object y, boolean numeric) {
    NDArray given = NDArray.of(y);
    boolean text = given.dtype() == DType.STRING;
    NDArray targets = text && numeric ? given.astype(DType.FLOAT32) : given;
    if (targets.rank() < 1 || targets.rank() > 2 || targets.size() == 0) {
      throw new IllegalArgumentException(
          who
              + ": y must have one target, or one row of targets, for each sample; received shape "
              + targets.shapeString()
              + ".");
    }
    requireFinite(who, "y", targets);
    return targets;
  }

  static void requireSameLength(String who, NDArray x, NDArray y) {
    if (x.length() != y.length()) {
      throw new IllegalArgumentException(
          who
              + ": Found input variables with inconsistent numbers of samples: ["
              + x.length()
              + ", "
              + y.length()
              + "].");
    }
  }

  /** Rows like those that were fitted. */
  static void requireShape(String who, NDArray x, int[] fitted) {
    if (x.rank() != fitted.length) {
      throw new IllegalArgumentException(
          "X has %d dimensions, but this %s is expecting %d dimensions in X."
              .formatted(x.rank(), who, fitted.length));
    }
    int[] given = x.shape();
    if (!Arrays.equals(given, 1, given.length, fitted, 1, fitted.length)) {
      throw new IllegalArgumentException(
          "X has shape %s, but this %s is expecting X of shape %s."
              .formatted(oneRow(given), who, oneRow(fitted)));
    }
  }

  private static String oneRow(int[] shape) {
    String sizes = Arrays.toString(Arrays.copyOfRange(shape, 1, shape.length));
    String inner = sizes.substring(1, sizes.length() - 1);
    return shape.length == 2 ? "(" + inner + ",)" : "(" + inner + ")";
  }

  private static void requireFinite(String who, String name, NDArray a) {
    if (!a.dtype().isFloating() || a.isFinite().all()) {
      return;
    }
    boolean nan = !a.equal(a).all();
    throw new IllegalArgumentException(
        who
            + ": Input "
            + name
            + (nan
                ? " contains NaN."
                : " contains infinity or a value too large for dtype('"
                    + a.dtype().numpyName()
                    + "')."));
  }
}
