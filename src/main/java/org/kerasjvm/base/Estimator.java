package org.kerasjvm.base;

import org.kerasjvm.data.NDArray;

/**
 * Something that learns to predict targets from rows. Objects are mutable ({@code fit} replaces
 * what was learnt) and not thread-safe; those that hold native memory free it in {@link #close}.
 */
public interface Estimator extends AutoCloseable {

  /**
   * Learns from rows and their targets and forgets what was learnt before.
   *
   * @param x array-like whose first axis counts the rows
   * @param y array-like with one target (or one row of targets) for each row
   * @return this
   */
  Estimator fit(Object x, Object y);

  /**
   * Predicts the targets of rows.
   *
   * @param x array-like, rows as in {@link #fit}
   * @throws IllegalStateException before {@code fit}
   */
  NDArray predict(Object x);

  /**
   * How good the predictions for {@code x} are, compared with {@code y}: the larger, the better.
   * The accuracy for classifiers, the coefficient of determination for regressors.
   *
   * @param x array-like, rows as in {@link #fit}
   * @param y array-like, the true targets
   * @throws IllegalStateException before {@code fit}
   */
  double score(Object x, Object y);

  /** Returns an unfitted estimator with the same settings: scikit-learn's {@code clone}. */
  Estimator copy();

  /** Whether the targets are classes: scikit-learn's {@code is_classifier}. */
  default boolean isClassifier() {
    return false;
  }

  /** Frees native memory, if there is any; closing again does nothing. */
  @Override
  default void close() {}
}
