package org.kerasjvm.evaluation;

import java.util.Arrays;

/**
 * Precision, recall, F1 and support of one class or of an average; 0 where nothing can be divided.
 *
 * @param precision share of the predicted that are true
 * @param recall share of the true that are predicted
 * @param f1 harmonic mean of both
 * @param support number of true rows
 */
record ClassScores(double precision, double recall, double f1, long support) {

  /** The scores of each class of a confusion matrix. */
  static ClassScores[] ofEach(long[][] counts) {
    ClassScores[] scores = new ClassScores[counts.length];
    for (int c = 0; c < counts.length; c++) {
      long predicted = 0;
      for (long[] row : counts) {
        predicted += row[c];
      }
      scores[c] = of(counts[c][c], predicted, Arrays.stream(counts[c]).sum());
    }
    return scores;
  }

  private static ClassScores of(long hits, long predicted, long support) {
    return new ClassScores(
        ratio(hits, predicted),
        ratio(hits, support),
        ratio(2 * hits, support + predicted),
        support);
  }

  private static double ratio(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  /** The plain mean over classes. */
  static ClassScores macro(ClassScores[] scores) {
    return mean(scores, Arrays.stream(scores).mapToDouble(s -> 1).toArray());
  }

  /** The mean over classes, weighted by support. */
  static ClassScores weighted(ClassScores[] scores) {
    return mean(scores, Arrays.stream(scores).mapToDouble(ClassScores::support).toArray());
  }

  private static ClassScores mean(ClassScores[] scores, double[] weights) {
    double total = Arrays.stream(weights).sum();
    double precision = 0;
    double recall = 0;
    double f1 = 0;
    long support = 0;
    for (int c = 0; c < scores.length; c++) {
      precision += scores[c].precision * weights[c];
      recall += scores[c].recall * weights[c];
      f1 += scores[c].f1 * weights[c];
      support += scores[c].support;
    }
    return new ClassScores(precision / total, recall / total, f1 / total, support);
  }
}
