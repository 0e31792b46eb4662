package org.kerasjvm.modelselection;

import java.util.List;

/** Something that splits rows into folds, each row being in the test part of exactly one. */
public interface CrossValidator {

  /** The number of folds. */
  int nSplits();

  /**
   * Returns the folds; row numbers are ascending in each part.
   *
   * @param x array-like whose first axis counts the rows
   * @param y array-like with one label per row
   * @throws IllegalArgumentException if there are fewer rows (or members of a class) than folds
   */
  List<Fold> split(Object x, Object y);
}
