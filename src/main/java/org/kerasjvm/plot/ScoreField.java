package org.kerasjvm.plot;

/**
 * Scores of the classes on the nodes of a grid; a node belongs to the class with the greatest.
 *
 * @param columns nodes in x
 * @param rows nodes in y
 * @param classes scores at a node
 * @param scores by node, row-major, then by class
 */
@SuppressWarnings("ArrayRecordComponent") // drawn, never compared
record ScoreField(int columns, int rows, int classes, double[][] scores) {

  /**
   * Reads a model's predictions: several columns are scores; one column is a class number or a
   * probability, and the nearest whole number wins.
   *
   * @param labels at least so many classes when there is one column
   * @throws IllegalArgumentException if there is not one row for each node or a value is not finite
   */
  static ScoreField of(float[][] predictions, int columns, int rows, int labels) {
    check(predictions, columns * rows);
    boolean single = predictions[0].length == 1;
    int classes = single ? Math.max(labels, 2) : predictions[0].length;
    double[][] scores = new double[predictions.length][classes];
    for (int node = 0; node < scores.length; node++) {
      for (int k = 0; k < classes; k++) {
        // k * v - k * k / 2 is greatest for the k nearest to v, and linear in v.
        scores[node][k] =
            single ? (double) k * predictions[node][0] - k * k / 2.0 : predictions[node][k];
      }
    }
    return new ScoreField(columns, rows, classes, scores);
  }

  private static void check(float[][] predictions, int nodes) {
    String where = "decisionBoundary: predict must return ";
    if (predictions.length != nodes) {
      throw new IllegalArgumentException(
          where + "one row for each of " + nodes + " points; received " + predictions.length + ".");
    }
    int width = predictions[0].length;
    for (int node = 0; node < nodes; node++) {
      if (predictions[node].length != width || width == 0) {
        throw new IllegalArgumentException(
            where
                + "rows of equal length, 1 or more; received "
                + width
                + " values in row 0 and "
                + predictions[node].length
                + " in row "
                + node
                + ".");
      }
      for (float value : predictions[node]) {
        if (!Float.isFinite(value)) {
          throw new IllegalArgumentException(
              where + "finite numbers; received " + value + " in row " + node + ".");
        }
      }
    }
  }

  /** The scores at a node. */
  double[] at(int column, int row) {
    return scores[row * columns + column];
  }

  /** The class of a node, the first of equals. */
  int winner(int column, int row) {
    double[] at = at(column, row);
    int best = 0;
    for (int k = 1; k < at.length; k++) {
      best = at[k] > at[best] ? k : best;
    }
    return best;
  }
}
