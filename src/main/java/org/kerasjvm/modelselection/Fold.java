package org.kerasjvm.modelselection;

import java.util.Arrays;

/** One split of rows by their numbers; immutable. */
public final class Fold {
  private final int[] train;
  private final int[] test;

  Fold(int[] train, int[] test) {
    this.train = train;
    this.test = test;
  }

  /** The rows to train on. */
  public int[] train() {
    return train.clone();
  }

  /** The rows to test on. */
  public int[] test() {
    return test.clone();
  }

  @Override
  public String toString() {
    return "Fold[train=" + Arrays.toString(train) + ", test=" + Arrays.toString(test) + "]";
  }
}
