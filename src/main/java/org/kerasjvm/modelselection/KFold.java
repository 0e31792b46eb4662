package org.kerasjvm.modelselection;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Option;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.random.NumpyRandomState;

/**
 * Splits rows into consecutive folds of nearly equal size, shuffled first if asked ({@code
 * sklearn.model_selection.KFold}). The first {@code n % nSplits} folds have one row more.
 *
 * <p><b>Options</b> (default): {@code nSplits} (5), {@code shuffle} (false), {@code randomState}
 * (numpy's global generator; only with {@code shuffle(true)}).
 */
public final class KFold implements CrossValidator, HasSplits {
  private final FoldSettings settings;

  /** Folds by options. */
  @SafeVarargs
  public KFold(Option<? super KFold>... options) {
    this.settings = FoldSettings.of("KFold", options);
  }

  /** {@code nSplits} folds, 2 or more. */
  @SafeVarargs
  public KFold(int nSplits, Option<? super KFold>... options) {
    this.settings =
        FoldSettings.of("KFold", options, new Option<>(ModelSelection.N_SPLITS, nSplits));
  }

  @Override
  public int nSplits() {
    return settings.nSplits();
  }

  @Override
  public List<Fold> split(Object x, Object y) {
    return split(Rows.count("KFold", NDArray.of(x), NDArray.of(y)));
  }

  /** Returns the folds of {@code rows} rows. */
  public List<Fold> split(int rows) {
    settings.checkRows(rows);
    int[] order = IntStream.range(0, rows).toArray();
    @Nullable NumpyRandomState random = settings.random();
    if (random != null) {
      random.shuffle(order);
    }
    int folds = nSplits();
    int[] testFold = new int[rows];
    int next = 0;
    for (int f = 0; f < folds; f++) {
      int size = rows / folds + (f < rows % folds ? 1 : 0);
      for (int i = 0; i < size; i++) {
        testFold[order[next++]] = f;
      }
    }
    return Fold.ofTestFolds(testFold, folds);
  }
}
