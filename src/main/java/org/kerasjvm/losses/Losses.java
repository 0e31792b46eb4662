package org.kerasjvm.losses;

import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Registry;

/** The losses by Keras name. */
public final class Losses {

  /** Names, objects and JSON to losses; the aliases are Keras's. */
  public static final Registry<Loss> REGISTRY =
      new Registry<>("loss", "keras.losses", Loss.class)
          .entry(BinaryCrossentropy.SCHEMA, BinaryCrossentropy::new, "bce", "BCE")
          .entry(CategoricalCrossentropy.SCHEMA, CategoricalCrossentropy::new)
          .entry(SparseCategoricalCrossentropy.SCHEMA, SparseCategoricalCrossentropy::new)
          .entry(MeanSquaredError.SCHEMA, MeanSquaredError::new, "mse", "MSE")
          .entry(MeanAbsoluteError.SCHEMA, MeanAbsoluteError::new, "mae", "MAE");

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
}
