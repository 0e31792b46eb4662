package org.kerasjvm.base;

import org.kerasjvm.data.NDArray;

/** An estimator whose targets are classes. */
public interface Classifier extends Estimator {

  /**
   * The classes in ascending order, the columns of {@link #predictProba}.
   *
   * @throws IllegalStateException before {@code fit}
   */
  NDArray classes();

  /**
   * The probability of each class for each row.
   *
   * @param x array-like, rows as in {@link #fit}
   * @return shape (rows, classes)
   * @throws IllegalStateException before {@code fit}
   */
  NDArray predictProba(Object x);

  @Override
  default boolean isClassifier() {
    return true;
  }
}
