package org.kerasjvm.modelselection;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.base.Estimator;
import org.kerasjvm.config.Codec;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.CrossValidationCall;
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

  /** {@code n_jobs}: how many folds at a time; -1 for one a processor, -2 for one fewer. */
  public static final Param<Integer> N_JOBS =
      Param.integer("n_jobs").required().where("not 0, which has no meaning", n -> n != 0);

  private static final Schema CROSS_VAL_SCORE = Schema.of("crossValScore").with(N_JOBS, 1);

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
   * <p><b>Options</b> (default): {@code nJobs} (1), how many folds to fit at a time; -1 for one a
   * processor. The scores do not depend on it, and seeds, layer names and what the generators go on
   * with are those of one fold after the other. All folds share TensorFlow's threads. Estimators of
   * a {@code KerasClassifier} or {@code KerasRegressor} overlap as soon as a model is built, others
   * if they draw no global random numbers. Callbacks are shared by the folds, and so called by
   * several threads; give {@code verbose(0)}, or progress bars mix.
   *
   * @param x array-like whose first axis counts the rows
   * @param y array-like with one target for each row
   * @return float64, one score for each fold
   * @throws IllegalArgumentException if rows and targets differ in number or cannot be split so;
   *     what {@code fit} and {@code score} throw is passed on
   */
  @SafeVarargs
  public static NDArray crossValScore(
      Estimator estimator,
      Object x,
      Object y,
      CrossValidator cv,
      Option<? super CrossValidationCall>... options) {
    return crossValScore(estimator, x, y, cv, (fold, fitted, score) -> {}, options);
  }

  /**
   * As {@link #crossValScore(Estimator, Object, Object, CrossValidator, Option...)} in {@code cv}
   * folds of consecutive rows, stratified for a classifier with one class a row.
   */
  @SafeVarargs
  public static NDArray crossValScore(
      Estimator estimator,
      Object x,
      Object y,
      int cv,
      Option<? super CrossValidationCall>... options) {
    return crossValScore(estimator, x, y, CrossValidation.folds(cv, y, estimator), options);
  }

  /** As {@link #crossValScore(Estimator, Object, Object, int, Option...)} in 5 folds. */
  @SafeVarargs
  public static NDArray crossValScore(
      Estimator estimator, Object x, Object y, Option<? super CrossValidationCall>... options) {
    return crossValScore(estimator, x, y, 5, options);
  }

  /**
   * As {@link #crossValScore(Estimator, Object, Object, CrossValidator, Option...)}, showing every
   * fitted copy to a listener before it is closed, in the order of the folds.
   */
  @SafeVarargs
  public static NDArray crossValScore(
      Estimator estimator,
      Object x,
      Object y,
      CrossValidator cv,
      FoldListener listener,
      Option<? super CrossValidationCall>... options) {
    int jobs = jobs(CROSS_VAL_SCORE.configure(options).get(N_JOBS));
    return new CrossValidation(estimator, x, y, cv).scores(jobs, listener);
  }

  /** joblib's effective_n_jobs. */
  private static int jobs(int asked) {
    int processors = Runtime.getRuntime().availableProcessors();
    return asked > 0 ? asked : Math.max(1, processors + 1 + asked);
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
