package org.kerasjvm.wrappers;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.base.TargetType;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.FitCall;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.evaluation.SklearnMetrics;
import org.kerasjvm.models.Model;

/**
 * A Keras model as a regressor ({@code scikeras.wrappers.KerasRegressor}): predicts numbers, shaped
 * like the targets that were fitted, and is scored by the coefficient of determination.
 *
 * <pre>{@code
 * KerasRegressor estimator =
 *     new KerasRegressor(() -> createModel(), loss("mse"), epochs(50), verbose(0), randomState(1));
 * double r2 = estimator.fit(xTrain, yTrain).score(xTest, yTest);
 * }</pre>
 *
 * <p><b>Options</b>: those of {@link KerasClassifier} but for {@code classWeight}.
 */
public final class KerasRegressor extends BaseWrapper {

  private static final Schema SCHEMA = WrapperParams.wrapper("KerasRegressor");

  /**
   * A regressor that builds its models by a function without arguments.
   *
   * @param model returns a new model at each call, compiled or not
   * @throws IllegalArgumentException if an option is wrong
   */
  @SafeVarargs
  public KerasRegressor(
      Supplier<? extends Model> model, Option<? super KerasRegressor>... options) {
    this(meta -> model.get(), SCHEMA.configure(options));
  }

  /**
   * A regressor that builds its models by a function of what is known of the data.
   *
   * @throws IllegalArgumentException if an option is wrong
   */
  @SafeVarargs
  public KerasRegressor(ModelBuilder model, Option<? super KerasRegressor>... options) {
    this(model, SCHEMA.configure(options));
  }

  private KerasRegressor(ModelBuilder model, Config config) {
    super(model, config);
  }

  @Override
  public KerasRegressor fit(Object x, Object y) {
    train(x, y);
    return this;
  }

  /**
   * Builds a new model and trains it.
   *
   * <p><b>Options</b>, instead of those of the constructor: those of {@link Model#fit}. Rows with
   * {@code sampleWeight} 0 are left out.
   *
   * @param x array-like of shape (rows, features, ...)
   * @param y array-like of shape (rows,) or (rows, outputs)
   * @return this
   * @throws IllegalArgumentException if data or an option is wrong
   */
  @SafeVarargs
  public final KerasRegressor fit(Object x, Object y, Option<? super FitCall>... options) {
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
  public final KerasRegressor partialFit(Object x, Object y, Option<? super FitCall>... options) {
    trainOneEpoch(x, y, options);
    return this;
  }

  @Override
  public KerasRegressor copy() {
    return new KerasRegressor(builder(), config());
  }

  @Override
  double scorer(NDArray y, NDArray predicted) {
    return SklearnMetrics.r2Score(y, predicted);
  }

  @Override
  TargetEncoder encoderFor(NDArray y) {
    return new RegressorTargetEncoder(y);
  }

  @Override
  TargetType targetType(NDArray y) {
    return TargetType.of(y);
  }

  @Override
  boolean numericTargets() {
    return true;
  }

  @Override
  @Nullable NDArray weightsOf(NDArray y) {
    return null;
  }
}
