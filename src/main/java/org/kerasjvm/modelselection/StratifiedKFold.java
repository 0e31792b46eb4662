package org.kerasjvm.modelselection;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Option;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.random.NumpyRandomState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Splits rows into folds that keep the shares of the classes ({@code
 * sklearn.model_selection.StratifiedKFold}).
 *
 * <p><b>Options</b> (default): {@code nSplits} (5), {@code shuffle} (false: rows keep their order
 * within a class), {@code randomState} (numpy's global generator; only with {@code shuffle(true)}).
 */
public final class StratifiedKFold implements CrossValidator, HasSplits {
  private static final Logger LOG = LoggerFactory.getLogger(StratifiedKFold.class);

  private final FoldSettings settings;

  /** Folds by options. */
  @SafeVarargs
  public StratifiedKFold(Option<? super StratifiedKFold>... options) {
    this.settings = FoldSettings.of("StratifiedKFold", options);
  }

  /** {@code nSplits} folds, 2 or more. */
  @SafeVarargs
  public StratifiedKFold(int nSplits, Option<? super StratifiedKFold>... options) {
    this.settings =
        FoldSettings.of("StratifiedKFold", options, new Option<>(ModelSelection.N_SPLITS, nSplits));
  }

  @Override
  public int nSplits() {
    return settings.nSplits();
  }

  /**
   * {@inheritDoc}
   *
   * @param y labels of shape (rows,) or (rows, 1): text, whole numbers or booleans
   */
  @Override
  public List<Fold> split(Object x, Object y) {
    NDArray labels = labels(NDArray.of(y));
    settings.checkRows(Rows.count("StratifiedKFold", NDArray.of(x), labels));
    Classes classes = Classes.byAppearance(labels);
    checkSizes(classes.sizes());
    return Fold.ofTestFolds(testFolds(classes), nSplits());
  }

  private int[] testFolds(Classes classes) {
    int[][] allocation = allocation(classes.sizes());
    @Nullable NumpyRandomState random = settings.random();
    int[] testFold = new int[classes.rows()];
    for (int c = 0; c < classes.count(); c++) {
      int[] rows = classes.rowsOf(c);
      int[] folds = repeated(allocation, c, rows.length);
      if (random != null) {
        random.shuffle(folds);
      }
      for (int i = 0; i < rows.length; i++) {
        testFold[rows[i]] = folds[i];
      }
    }
    return testFold;
  }

  /** How many rows of each class each fold tests: the sorted classes dealt out in turn. */
  private int[][] allocation(int[] sizes) {
    int[][] allocation = new int[nSplits()][sizes.length];
    int dealt = 0;
    for (int c = 0; c < sizes.length; c++) {
      for (int i = 0; i < sizes[c]; i++) {
        allocation[dealt++ % nSplits()][c]++;
      }
    }
    return allocation;
  }

  private static int[] repeated(int[][] allocation, int c, int rows) {
    int[] folds = new int[rows];
    int next = 0;
    for (int f = 0; f < allocation.length; f++) {
      Arrays.fill(folds, next, next + allocation[f][c], f);
      next += allocation[f][c];
    }
    return folds;
  }

  private void checkSizes(int[] sizes) {
    int most = Arrays.stream(sizes).max().orElse(0);
    int least = Arrays.stream(sizes).min().orElse(0);
    if (nSplits() > most) {
      throw new IllegalArgumentException(
          "StratifiedKFold: n_splits="
              + nSplits()
              + " cannot be greater than the number of members in each class; the largest class"
              + " has "
              + most
              + ".");
    }
    if (nSplits() > least) {
      LOG.warn(
          "The least populated class in y has only {} members, which is less than n_splits={}.",
          least,
          nSplits());
    }
  }

  private static NDArray labels(NDArray y) {
    boolean vector = y.rank() == 1 || y.rank() == 2 && y.shape()[1] == 1;
    boolean classes = !y.dtype().isFloating() || y.round().equal(y).all();
    if (!vector || !classes) {
      throw new IllegalArgumentException(
          "StratifiedKFold: y must hold one class per row (binary or multiclass); received "
              + (vector ? "continuous numbers" : "shape " + y.shapeString())
              + ". Use KFold for other targets.");
    }
    return y.ravel();
  }
}
