package org.kerasjvm.wrappers;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.base.Classifier;
import org.kerasjvm.base.TargetType;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.FitCall;
import org.kerasjvm.config.HasClassWeightRule;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.PredictCall;
import org.kerasjvm.config.Schema;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.losses.CategoricalCrossentropy;
import org.kerasjvm.models.CallParams;
import org.kerasjvm.models.Model;

/**
 * A Keras model as a classifier ({@code scikeras.wrappers.KerasClassifier}).
 *
 * <pre>{@code
 * KerasClassifier estimator =
 *     new KerasClassifier(() -> createBaseline(), epochs(100), batchSize(5), verbose(0));
 * NDArray results = crossValScore(estimator, x, y, new StratifiedKFold(10, shuffle(true)));
 * }</pre>
 *
 * <p>Targets may be text, whole numbers, booleans or one-hot rows. Classes are numbered in
 * ascending order and go to the model as a float32 column; as one-hot rows if {@code
 * loss("categorical_crossentropy")} is given here and there are more than two. The model ends in
 * one sigmoid for two classes, or in one output for each class.
 *
 * <p><b>Options</b> (default): those of {@code fit}: {@code epochs} (1), {@code batchSize} (32; -1
 * for all rows; of predict too), {@code verbose} (1; of predict too), {@code callbacks} (none; of
 * predict too, and shared by copies), {@code validationSplit} (0), {@code validationBatchSize},
 * {@code validationFreq} (1), {@code shuffle} (true). Those of {@code compile}, for models that the
 * build function leaves uncompiled: {@code optimizer} ("rmsprop"), {@code loss}, {@code metrics},
 * {@code lossWeights}, {@code weightedMetrics}, {@code runEagerly}, {@code stepsPerExecution}. And
 * {@code randomState} (none: the global generators go on; a seed makes every fit the same and
 * leaves the global generators alone), {@code classWeight} (by class, or "balanced"), {@code
 * warmStart} (false).
 *
 * <p>Unlike SciKeras, {@link #predictProba} always returns one row for each row of its input.
 */
public final class KerasClassifier extends BaseWrapper implements Classifier, HasClassWeightRule {

  private static final Schema SCHEMA =
      WrapperParams.wrapper("KerasClassifier").with(WrapperParams.CLASS_WEIGHT, null);

  private @Nullable NDArray categories;

  /**
   * A classifier that builds its models by a function without arguments.
   *
   * @param model returns a new model at each call, compiled or not
   * @throws IllegalArgumentException if an option is wrong
   */
  @SafeVarargs
  public KerasClassifier(
      Supplier<? extends Model> model, Option<? super KerasClassifier>... options) {
    this(meta -> model.get(), SCHEMA.configure(options));
  }

  /**
   * A classifier that builds its models by a function of what is known of the data.
   *
   * @throws IllegalArgumentException if an option is wrong
   */
  @SafeVarargs
  public KerasClassifier(ModelBuilder model, Option<? super KerasClassifier>... options) {
    this(model, SCHEMA.configure(options));
  }

  private KerasClassifier(ModelBuilder model, Config config) {
    super(model, config);
  }

  @Override
  public KerasClassifier fit(Object x, Object y) {
    categories = null;
    train(x, y);
    return this;
  }

  /**
   * Builds a new model and trains it.
   *
   * <p><b>Options</b>, instead of those of the constructor: those of {@link Model#fit}. Rows with
   * {@code sampleWeight} 0 are left out. {@code validationData} goes to the model as it is.
   *
   * @param x array-like of shape (rows, features, ...)
   * @param y array-like of shape (rows,), (rows, 1), or one-hot (rows, classes)
   * @return this
   * @throws IllegalArgumentException if data or an option is wrong
   */
  @SafeVarargs
  public final KerasClassifier fit(Object x, Object y, Option<? super FitCall>... options) {
    categories = null;
    train(x, y, options);
    return this;
  }

  /**
   * Trains the model that is there for one more epoch; builds it at the first call.
   *
   * <p><b>Options</b>: those of {@link #fit(Object, Object, Option...)} but for the epochs.
   *
   * @return this
   */
  @SafeVarargs
  public final KerasClassifier partialFit(Object x, Object y, Option<? super FitCall>... options) {
    trainOneEpoch(x, y, options);
    return this;
  }

  /**
   * As {@link #partialFit(Object, Object, Option...)}, where the first rows may not have all
   * classes.
   *
   * @param classes array-like, all classes; of no account once there is a model
   */
  @SafeVarargs
  public final KerasClassifier partialFit(
      Object x, Object y, Object classes, Option<? super FitCall>... options) {
    if (!isInitialized()) {
      categories = NDArray.of(classes).ravel();
    }
    trainOneEpoch(x, y, options);
    return this;
  }

  @Override
  public NDArray predictProba(Object x) {
    return probabilities(x);
  }

  /**
   * Predicts the probabilities of the classes: of both where the model has a single output.
   *
   * <p><b>Options</b>, instead of those of the constructor: those of {@link Model#predict}.
   *
   * @return float32 of shape (rows, classes)
   */
  @SafeVarargs
  public final NDArray predictProba(Object x, Option<? super PredictCall>... options) {
    return probabilities(x, options);
  }

  private NDArray probabilities(Object x, Option<?>... options) {
    NDArray outputs = outputs(x, options);
    return ((ClassifierLabelEncoder) encoder()).probabilities(outputs);
  }

  /**
   * {@inheritDoc} ({@code classes_})
   *
   * @throws IllegalStateException before {@code fit}, or if each column of the targets has classes
   *     of its own
   */
  @Override
  public NDArray classes() {
    NDArray classes = encoder().classes();
    if (classes == null) {
      throw new IllegalStateException(
          "KerasClassifier: each column of the targets has classes of its own.");
    }
    return classes;
  }

  /** How many classes there are ({@code n_classes_}). */
  public int nClasses() {
    return classes().length();
  }

  @Override
  public KerasClassifier copy() {
    return new KerasClassifier(builder(), config());
  }

  @Override
  double scorer(NDArray y, NDArray predicted) {
    return Scores.accuracy(y, predicted);
  }

  @Override
  TargetEncoder encoderFor(NDArray y) {
    return new ClassifierLabelEncoder(y, categories, categorical(config().find(CallParams.LOSS)));
  }

  private static boolean categorical(@Nullable Object loss) {
    return loss instanceof CategoricalCrossentropy
        || loss instanceof String && isKnownAs("categorical_crossentropy", loss);
  }

  private static boolean isKnownAs(String name, Object loss) {
    return name.equals(FullNames.ofLoss(loss));
  }

  @Override
  TargetType targetType(NDArray y) {
    return ClassifierLabelEncoder.type(y, categories);
  }

  @Override
  boolean numericTargets() {
    return false;
  }

  @Override
  @Nullable NDArray weightsOf(NDArray y) {
    Object classWeight = config().find(WrapperParams.CLASS_WEIGHT);
    return classWeight == null ? null : SampleWeights.ofClasses(classWeight, y);
  }
}
