package org.kerasjvm.modelselection;

import org.kerasjvm.data.NDArray;

/** Counts rows ({@code sklearn/utils/validation.py}, check_consistent_length). */
final class Rows {
  private Rows() {}

  /** The number of rows, the same in both. */
  static int count(String where, NDArray x, NDArray y) {
    if (x.length() != y.length()) {
      throw new IllegalArgumentException(
          where
              + ": found input variables with inconsistent numbers of samples: ["
              + x.length()
              + ", "
              + y.length()
              + "].");
    }
    return x.length();
  }
}
