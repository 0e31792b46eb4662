package org.kerasjvm.losses;

import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Registry;
import org.kerasjvm.ops.Value;

/**
 * The losses by Keras name, and as functions of values, which give one number a sample: for losses
 * of your own, {@code loss((t, p) -> Losses.huber(t, p, delta(0.5)).multiply(2))}.
 */
public final class Losses {

  /** Names, objects and JSON to losses; the aliases are Keras's. */
  public static final Registry<Loss> REGISTRY =
      new Registry<>("loss", "keras.losses", Loss.class)
          .entry(KLDivergence.SCHEMA, KLDivergence::new, "kld", "KLD")
          .entry(Poisson.SCHEMA, Poisson::new)
          .entry(BinaryCrossentropy.SCHEMA, BinaryCrossentropy::new, "bce", "BCE")
          .entry(BinaryFocalCrossentropy.SCHEMA, BinaryFocalCrossentropy::new)
          .entry(CategoricalCrossentropy.SCHEMA, CategoricalCrossentropy::new)
          .entry(CategoricalFocalCrossentropy.SCHEMA, CategoricalFocalCrossentropy::new)
          .entry(SparseCategoricalCrossentropy.SCHEMA, SparseCategoricalCrossentropy::new)
          .entry(MeanSquaredError.SCHEMA, MeanSquaredError::new, "mse", "MSE")
          .entry(MeanAbsoluteError.SCHEMA, MeanAbsoluteError::new, "mae", "MAE")
          .entry(
              MeanAbsolutePercentageError.SCHEMA, MeanAbsolutePercentageError::new, "mape", "MAPE")
          .entry(
              MeanSquaredLogarithmicError.SCHEMA, MeanSquaredLogarithmicError::new, "msle", "MSLE")
          .entry(CosineSimilarity.SCHEMA, CosineSimilarity::new)
          .entry(LogCosh.SCHEMA, LogCosh::new)
          .entry(Huber.SCHEMA, Huber::new)
          .entry(Hinge.SCHEMA, Hinge::new)
          .entry(SquaredHinge.SCHEMA, SquaredHinge::new)
          .entry(CategoricalHinge.SCHEMA, CategoricalHinge::new)
          .entry(Dice.SCHEMA, Dice::new)
          .entry(Tversky.SCHEMA, Tversky::new)
          .entry(Circle.SCHEMA, Circle::new)
          .entry(CTC.SCHEMA, CTC::new);

  private Losses() {}

  /**
   * Keras's {@code losses.get}: a name, a {@link Loss} or a {@link LossFunction}.
   *
   * @throws IllegalArgumentException if the name is unknown; the nearest known one is named
   */
  public static @Nullable Loss get(@Nullable Object identifier) {
    if (identifier instanceof LossFunction function) {
      return new FunctionLoss("loss_function", function);
    }
    try {
      return REGISTRY.read(identifier);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("compile: loss " + e.getMessage(), e);
    }
  }

  // ---- functions, in the order of Keras's list

  /** {@code keras.losses.kl_divergence}: see {@link KLDivergence}. */
  public static Value klDivergence(Value yTrue, Value yPred) {
    return new KLDivergence().values(yTrue, yPred);
  }

  /** {@code keras.losses.poisson}: see {@link Poisson}. */
  public static Value poisson(Value yTrue, Value yPred) {
    return new Poisson().values(yTrue, yPred);
  }

  /** {@code keras.losses.binary_crossentropy}: see {@link BinaryCrossentropy}. */
  @SafeVarargs
  public static Value binaryCrossentropy(
      Value yTrue, Value yPred, Option<? super BinaryCrossentropy>... options) {
    return new BinaryCrossentropy(options).values(yTrue, yPred);
  }

  /** {@code keras.losses.binary_focal_crossentropy}: see {@link BinaryFocalCrossentropy}. */
  @SafeVarargs
  public static Value binaryFocalCrossentropy(
      Value yTrue, Value yPred, Option<? super BinaryFocalCrossentropy>... options) {
    return new BinaryFocalCrossentropy(options).values(yTrue, yPred);
  }

  /** {@code keras.losses.categorical_crossentropy}: see {@link CategoricalCrossentropy}. */
  @SafeVarargs
  public static Value categoricalCrossentropy(
      Value yTrue, Value yPred, Option<? super CategoricalCrossentropy>... options) {
    return new CategoricalCrossentropy(options).values(yTrue, yPred);
  }

  /**
   * {@code keras.losses.categorical_focal_crossentropy}: see {@link CategoricalFocalCrossentropy}.
   */
  @SafeVarargs
  public static Value categoricalFocalCrossentropy(
      Value yTrue, Value yPred, Option<? super CategoricalFocalCrossentropy>... options) {
    return new CategoricalFocalCrossentropy(options).values(yTrue, yPred);
  }

  /**
   * {@code keras.losses.sparse_categorical_crossentropy}: see {@link
   * SparseCategoricalCrossentropy}.
   */
  @SafeVarargs
  public static Value sparseCategoricalCrossentropy(
      Value yTrue, Value yPred, Option<? super SparseCategoricalCrossentropy>... options) {
    return new SparseCategoricalCrossentropy(options).values(yTrue, yPred);
  }

  /** {@code keras.losses.mean_squared_error}: see {@link MeanSquaredError}. */
  public static Value meanSquaredError(Value yTrue, Value yPred) {
    return new MeanSquaredError().values(yTrue, yPred);
  }

  /** {@code keras.losses.mean_absolute_error}: see {@link MeanAbsoluteError}. */
  public static Value meanAbsoluteError(Value yTrue, Value yPred) {
    return new MeanAbsoluteError().values(yTrue, yPred);
  }

  /**
   * {@code keras.losses.mean_absolute_percentage_error}: see {@link MeanAbsolutePercentageError}.
   */
  public static Value meanAbsolutePercentageError(Value yTrue, Value yPred) {
    return new MeanAbsolutePercentageError().values(yTrue, yPred);
  }

  /**
   * {@code keras.losses.mean_squared_logarithmic_error}: see {@link MeanSquaredLogarithmicError}.
   */
  public static Value meanSquaredLogarithmicError(Value yTrue, Value yPred) {
    return new MeanSquaredLogarithmicError().values(yTrue, yPred);
  }

  /** {@code keras.losses.cosine_similarity}: see {@link CosineSimilarity}. */
  @SafeVarargs
  public static Value cosineSimilarity(
      Value yTrue, Value yPred, Option<? super CosineSimilarity>... options) {
    return new CosineSimilarity(options).values(yTrue, yPred);
  }

  /** {@code keras.losses.log_cosh}: see {@link LogCosh}. */
  public static Value logCosh(Value yTrue, Value yPred) {
    return new LogCosh().values(yTrue, yPred);
  }

  /** {@code keras.losses.huber}: see {@link Huber}. */
  @SafeVarargs
  public static Value huber(Value yTrue, Value yPred, Option<? super Huber>... options) {
    return new Huber(options).values(yTrue, yPred);
  }

  /** {@code keras.losses.hinge}: see {@link Hinge}. */
  public static Value hinge(Value yTrue, Value yPred) {
    return new Hinge().values(yTrue, yPred);
  }

  /** {@code keras.losses.squared_hinge}: see {@link SquaredHinge}. */
  public static Value squaredHinge(Value yTrue, Value yPred) {
    return new SquaredHinge().values(yTrue, yPred);
  }

  /** {@code keras.losses.categorical_hinge}: see {@link CategoricalHinge}. */
  public static Value categoricalHinge(Value yTrue, Value yPred) {
    return new CategoricalHinge().values(yTrue, yPred);
  }

  /** {@code keras.losses.dice}: see {@link Dice}. */
  @SafeVarargs
  public static Value dice(Value yTrue, Value yPred, Option<? super Dice>... options) {
    return new Dice(options).values(yTrue, yPred);
  }

  /** {@code keras.losses.tversky}: see {@link Tversky}. */
  @SafeVarargs
  public static Value tversky(Value yTrue, Value yPred, Option<? super Tversky>... options) {
    return new Tversky(options).values(yTrue, yPred);
  }

  /** {@code keras.losses.circle}: see {@link Circle}. */
  @SafeVarargs
  public static Value circle(Value yTrue, Value yPred, Option<? super Circle>... options) {
    return new Circle(options).values(yTrue, yPred);
  }

  /** {@code keras.losses.ctc}: see {@link CTC}. */
  public static Value ctc(Value yTrue, Value yPred) {
    return new CTC().values(yTrue, yPred);
  }
}
