package org.kerasjvm.modelselection;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.base.Estimator;
import org.kerasjvm.config.Codec;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.random.NumpyRandomState;
import org.kerasjvm.random.RandomStates;

/** The functions of {@code sklearn.model_selection}. */
public final class ModelSelection {

  /** {@code test_size}: a share in (0, 1) or a count. */
  public static final Param<Number> TEST_SIZE = size("test_size");

  /** {@code train_size}: a share in (0, 1) or a count. */
  public static final Param<Number> TRAIN_SIZE = size("train_size");

  /** {@code shuffle}: whether rows are taken in random order. */
  public static final Param<Boolean> SHUFFLE = Param.bool("shuffle").required();

  /** {@code stratify}: labels, array-like, whose shares both sides keep. */
  public static final Param<NDArray> STRATIFY =
      Param.of("stratify", given -> given == null ? null : NDArray.of(given));

  /** {@code n_splits}: the number of folds. */
  public static final Param<Integer> N_SPLITS = Param.integer("n_splits").required().atLeast(2);

  private static final Schema SCHEMA =
      Schema.of("trainTestSplit")
          .with(TEST_SIZE, null)
          .with(TRAIN_SIZE, null)
          .with(RandomStates.RANDOM_STATE, null)
          .with(SHUFFLE, true)
          .with(STRATIFY, null);

  private ModelSelection() {}

  private static Param<Number> size(String key) {
    Codec<Number> codec =
        given -> {
          if (given == null || given instanceof Integer || given instanceof Double) {
            return (Number) given;
          }
          throw Param.mustBe("a number", given);
        };
    return Param.of(key, codec);
  }

  /**
   * Splits rows at random into a training and a test part.
   *
   * <p><b>Options</b> (default): {@code testSize} (a share, rounded up, or a count; 0.25, or what
   * {@code trainSize} leaves), {@code trainSize} (a share, rounded down, or a count; the rest),
   * {@code randomState} (numpy's global generator), {@code shuffle} (true), {@code stratify} (no
   * labels).
   *
   * @param x array-like whose first axis counts the rows
   * @param y array-like with one label per row
   * @throws IllegalArgumentException if lengths differ or a part would be empty
   */
  @SafeVarargs
  public static TrainTestSplit trainTestSplit(
      Object x, Object y, Option<? super SplitCall>... options) {
    NDArray rows = NDArray.of(x);
    NDArray labels = NDArray.of(y);
    int n = Rows.count("trainTestSplit", rows, labels);
    Fold fold = split(n, SCHEMA.configure(options));
    return new TrainTestSplit(
        rows.take(fold.train()),
        rows.take(fold.test()),
        labels.take(fold.train()),
        labels.take(fold.test()));
  }

  /**
   * The row numbers of {@link #trainTestSplit(Object, Object, Option...)} for {@code rows} rows, to
   * split any number of arrays alike.
   */
  @SafeVarargs
  public static Fold trainTestIndices(int rows, Option<? super SplitCall>... options) {
    return split(rows, SCHEMA.configure(options));
  }

  /**
   * Fits a copy of an estimator to the training rows of every fold and scores it on the test rows;
   * each copy is closed after its fold, and the estimator itself stays as it was. On a terminal a
   * line says which fold is at work.
   *
   * <pre>{@code
   * NDArray results = crossValScore(estimator, x, y, new StratifiedKFold(10, shuffle(true)));
   * System.out.printf("%.2f%% (%.2f%%)%n", results.mean() * 100, results.std() * 100);
   * }</pre>
   *
   * @param x array-like whose first axis counts the rows
   * @param y array-like with one target for each row
   * @return float64, one score for each fold
   * @throws IllegalArgumentException if rows and targets differ in number or cannot be split so;
   *     what {@code fit} and {@code score} throw is passed on
   */
  public static NDArray crossValScore(Estimator estimator, Object x, Object y, CrossValidator cv) {
    return crossValScore(estimator, x, y, cv, (fold, fitted, score) -> {});
  }

  /**
   * As {@link #crossValScore(Estimator, Object, Object, CrossValidator)} in {@code cv} folds of
   * consecutive rows, stratified for a classifier with one class a row.
   */
  public static NDArray crossValScore(Estimator estimator, Object x, Object y, int cv) {
    return crossValScore(estimator, x, y, CrossValidation.folds(cv, y, estimator));
  }

  /** As {@link #crossValScore(Estimator, Object, Object, int)} in 5 folds. */
  public static NDArray crossValScore(Estimator estimator, Object x, Object y) {
    return crossValScore(estimator, x, y, 5);
  }

  /**
   * As {@link #crossValScore(Estimator, Object, Object, CrossValidator)}, showing every fitted copy
   * to a listener before it is closed.
   */
  public static NDArray crossValScore(
      Estimator estimator, Object x, Object y, CrossValidator cv, FoldListener listener) {
    return new CrossValidation(estimator, x, y, cv).scores(listener);
  }

  private static Fold split(int rows, Config config) {
    SplitSizes sizes = SplitSizes.of(rows, config.find(TEST_SIZE), config.find(TRAIN_SIZE));
    @Nullable NDArray labels = config.find(STRATIFY);
    if (!config.get(SHUFFLE)) {
      return ordered(sizes, labels);
    }
    NumpyRandomState random = config.get(RandomStates.RANDOM_STATE);
    if (labels == null) {
      int[] order = random.permutation(rows);
      int[] test = IntStream.range(0, sizes.test()).map(i -> order[i]).toArray();
      int[] train = IntStream.range(0, sizes.train()).map(i -> order[sizes.test() + i]).toArray();
      return new Fold(train, test);
    }
    if (labels.length() != rows) {
      throw new IllegalArgumentException(
          "trainTestSplit: stratify must have one label per row, "
              + rows
              + "; received "
              + labels.length()
              + ".");
    }
    return StratifiedSplit.split(Classes.sorted(labels), sizes, random);
  }

  private static Fold ordered(SplitSizes sizes, @Nullable NDArray labels) {
    if (labels != null) {
      throw new IllegalArgumentException(
          "trainTestSplit: stratified train/test split is not implemented for shuffle=False.");
    }
    int cut = sizes.train();
    return new Fold(
        IntStream.range(0, cut).toArray(), IntStream.range(cut, cut + sizes.test()).toArray());
  }
}
