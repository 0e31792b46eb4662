package org.kerasjvm.modelselection;

import org.jspecify.annotations.Nullable;

/**
 * How many rows go where ({@code sklearn/model_selection/_split.py}, _validate_shuffle_split).
 *
 * @param train number of training rows
 * @param test number of test rows
 */
record SplitSizes(int train, int test) {
  private static final double DEFAULT_TEST_SIZE = 0.25;

  /**
   * Resolves sizes given as shares (Double) or counts (Integer) or not at all.
   *
   * @param rows the number of rows
   */
  static SplitSizes of(int rows, @Nullable Number testSize, @Nullable Number trainSize) {
    Number wanted = testSize == null && trainSize == null ? DEFAULT_TEST_SIZE : testSize;
    if (wanted instanceof Double a && trainSize instanceof Double b && a + b > 1) {
      throw error(
          "the sum of test_size and train_size must be at most 1; received " + (a + b) + ".");
    }
    int test = wanted == null ? -1 : count("test_size", wanted, rows, true);
    int train = trainSize == null ? rows - test : count("train_size", trainSize, rows, false);
    if (test < 0) {
      test = rows - train;
    }
    if (train + test > rows) {
      throw error(
          "the sum of train_size and test_size must be at most the number of samples "
              + rows
              + "; received "
              + (train + test)
              + ".");
    }
    if (train <= 0) {
      throw error(
          "with "
              + rows
              + " samples, test_size="
              + show(wanted)
              + " and train_size="
              + show(trainSize)
              + " the resulting train set will be empty. Adjust any of them.");
    }
    return new SplitSizes(train, test);
  }

  private static int count(String name, Number size, int rows, boolean up) {
    if (size instanceof Integer count) {
      if (count <= 0 || count >= rows) {
        throw error(
            name
                + " must be from 1 to below the number of samples "
                + rows
                + "; received "
                + count
                + ".");
      }
      return count;
    }
    double share = size.doubleValue();
    if (!(share > 0 && share < 1)) {
      throw error(name + " must be in (0, 1); received " + share + ".");
    }
    return (int) (up ? Math.ceil(share * rows) : Math.floor(share * rows));
  }

  private static String show(@Nullable Number size) {
    return size == null ? "None" : size.toString();
  }

  private static IllegalArgumentException error(String text) {
    return new IllegalArgumentException("trainTestSplit: " + text);
  }
}
