package org.kerasjvm.modelselection;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** One split of rows by their numbers; immutable. */
public final class Fold {
  private final int[] train;
  private final int[] test;

  Fold(int[] train, int[] test) {
    this.train = train;
    this.test = test;
  }

  /** Cuts rows by the number of the fold that each is tested in. */
  static List<Fold> ofTestFolds(int[] testFold, int folds) {
    return IntStream.range(0, folds).mapToObj(fold -> of(testFold, fold)).toList();
  }

  private static Fold of(int[] testFold, int fold) {
    int[] rows = IntStream.range(0, testFold.length).toArray();
    int[] train = Arrays.stream(rows).filter(i -> testFold[i] != fold).toArray();
    int[] test = Arrays.stream(rows).filter(i -> testFold[i] == fold).toArray();
    return new Fold(train, test);
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
