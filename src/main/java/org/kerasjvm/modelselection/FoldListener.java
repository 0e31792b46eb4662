package org.kerasjvm.modelselection;

import org.kerasjvm.base.Estimator;

/**
 * Told of every fold of a cross-validation when it has been scored; what {@code
 * cross_validate(return_estimator=True)} is for in Python.
 */
@FunctionalInterface
public interface FoldListener {

  /**
   * A fold is done.
   *
   * @param fold its number, from 0
   * @param fitted the copy that was fitted to the fold; it is closed after this call
   * @param score its score on the fold's test rows
   */
  void onFold(int fold, Estimator fitted, double score);
}
