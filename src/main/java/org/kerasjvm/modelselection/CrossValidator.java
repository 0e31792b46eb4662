package org.kerasjvm.modelselection;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.kerasjvm.data.NDArray;

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

  /** Cuts rows by the number of the fold that each is tested in. */
  static List<Fold> ofTestFolds(int[] testFold, int folds) {
    List<Fold> out = new ArrayList<>();
    for (int f = 0; f < folds; f++) {
      int fold = f;
      int[] train = IntStream.range(0, testFold.length).filter(i -> testFold[i] != fold).toArray();
      int[] test = IntStream.range(0, testFold.length).filter(i -> testFold[i] == fold).toArray();
      out.add(new Fold(train, test));
    }
    return List.copyOf(out);
  }

  /** The number of rows, the same in both. */
  static int rows(String where, NDArray x, NDArray y) {
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
