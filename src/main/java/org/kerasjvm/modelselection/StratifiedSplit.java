package org.kerasjvm.modelselection;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.kerasjvm.random.NumpyRandomState;

/**
 * One random split that keeps the shares of the classes ({@code sklearn/model_selection/_split.py},
 * StratifiedShuffleSplit; {@code sklearn/utils/extmath.py}, _approximate_mode).
 */
final class StratifiedSplit {
  private StratifiedSplit() {}

  static Fold split(Classes classes, SplitSizes sizes, NumpyRandomState random) {
    int[] counts = classes.sizes();
    check(counts, sizes);
    int[] trainCounts = approximateMode(counts, sizes.train(), random);
    int[] left = IntStream.range(0, counts.length).map(c -> counts[c] - trainCounts[c]).toArray();
    int[] testCounts = approximateMode(left, sizes.test(), random);
    IntStream.Builder train = IntStream.builder();
    IntStream.Builder test = IntStream.builder();
    for (int c = 0; c < counts.length; c++) {
      int[] rows = random.permutation(classes.rowsOf(c));
      int cut = trainCounts[c];
      Arrays.stream(rows, 0, cut).forEach(train::add);
      Arrays.stream(rows, cut, cut + testCounts[c]).forEach(test::add);
    }
    int[] trainRows = random.permutation(train.build().toArray());
    int[] testRows = random.permutation(test.build().toArray());
    return new Fold(trainRows, testRows);
  }

  private static void check(int[] counts, SplitSizes sizes) {
    int least = Arrays.stream(counts).min().orElse(0);
    if (least < 2) {
      throw new IllegalArgumentException(
          "trainTestSplit: the least populated class in stratify must have 2 members or more;"
              + " received "
              + least
              + ".");
    }
    checkClasses("train_size", sizes.train(), counts.length);
    checkClasses("test_size", sizes.test(), counts.length);
  }

  private static void checkClasses(String name, int size, int classes) {
    if (size < classes) {
      throw new IllegalArgumentException(
          "trainTestSplit: the "
              + name
              + " = "
              + size
              + " should be greater or equal to the number of classes = "
              + classes
              + ".");
    }
  }

  /** The likeliest counts of {@code draws} draws from the classes; ties go by the generator. */
  private static int[] approximateMode(int[] counts, int draws, NumpyRandomState random) {
    double total = Arrays.stream(counts).sum();
    double[] rests = new double[counts.length];
    int[] floors = new int[counts.length];
    for (int c = 0; c < counts.length; c++) {
      double share = counts[c] / total * draws;
      floors[c] = (int) Math.floor(share);
      rests[c] = share - floors[c];
    }
    int missing = draws - Arrays.stream(floors).sum();
    double[] descending =
        Arrays.stream(rests).distinct().map(r -> -r).sorted().map(r -> -r).toArray();
    for (int v = 0; v < descending.length && missing > 0; v++) {
      double rest = descending[v];
      int[] tied = IntStream.range(0, rests.length).filter(c -> rests[c] == rest).toArray();
      int more = Math.min(tied.length, missing);
      for (int c : random.choice(tied, more, false)) {
        floors[c]++;
      }
      missing -= more;
    }
    return floors;
  }
}
