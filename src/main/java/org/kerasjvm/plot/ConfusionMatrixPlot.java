package org.kerasjvm.plot;

import java.util.List;
import org.kerasjvm.data.NDArray;

/** Checks the counts of a confusion matrix and sets up its axes. */
final class ConfusionMatrixPlot {

  private ConfusionMatrixPlot() {}

  static Plot of(NDArray cm, List<String> classes) {
    int n = cm.rank() == 2 ? cm.shape()[0] : 0;
    if (n == 0 || cm.shape()[1] != n) {
      throw new IllegalArgumentException(
          "confusionMatrix: cm must have shape (classes, classes); received "
              + cm.shapeString()
              + ".");
    }
    if (classes.size() != n) {
      throw new IllegalArgumentException(
          "confusionMatrix: there must be one name for each of the "
              + n
              + " classes; received "
              + classes.size()
              + ".");
    }
    Matrix matrix = new Matrix(counts(cm, n));
    double side = n * Matrix.cellSide(n);
    Panel panel =
        Panel.of(Panel.Shape.fixed(side, side), Style.cmap("Blues"), matrix)
            .withAxes(Axis.named(classes), Axis.named(classes))
            .withColors(range(matrix));
    return Plot.of(panel).title("Confusion matrix").xlabel("Predicted label").ylabel("True label");
  }

  /** A matrix of equal counts has a bar from 0, or to 1 if all are 0. */
  private static Interval range(Matrix matrix) {
    Interval range = matrix.range();
    return range.length() > 0 ? range : new Interval(0, Math.max(1, range.high()));
  }

  private static long[][] counts(NDArray cm, int n) {
    long[][] counts = new long[n][n];
    for (int row = 0; row < n; row++) {
      for (int column = 0; column < n; column++) {
        double count = cm.getDouble(row, column);
        if (count < 0 || count != Math.rint(count) || Double.isInfinite(count)) {
          throw new IllegalArgumentException(
              "confusionMatrix: counts must be whole numbers of 0 or more; received "
                  + count
                  + " in row "
                  + row
                  + ", column "
                  + column
                  + ". Give counts, not shares: the shares are computed.");
        }
        counts[row][column] = (long) count;
      }
    }
    return counts;
  }
}
