package org.kerasjvm.wrappers;

import org.jspecify.annotations.Nullable;
import org.kerasjvm.data.NDArray;

/** Leaves numbers as they are, and gives predictions the shape of the fitted targets. */
final class RegressorTargetEncoder implements TargetEncoder {
  private final int[] fitted;

  RegressorTargetEncoder(NDArray y) {
    this.fitted = y.shape();
  }

  @Override
  public NDArray transform(NDArray y) {
    if (columns(y.shape()) != nOutputs()) {
      throw new IllegalArgumentException(
          "KerasRegressor: Detected `y` to have %d outputs with y.shape = %s, but it was fitted to %d outputs."
              .formatted(columns(y.shape()), y.shapeString(), nOutputs()));
    }
    return y;
  }

  @Override
  public NDArray inverse(NDArray outputs) {
    int[] shape = TargetEncoder.shape(outputs.length(), fitted);
    if (columns(outputs.shape()) != nOutputs()) {
      throw new IllegalArgumentException(
          "KerasRegressor: the model must have %d outputs, as many as the targets; its predictions have shape %s."
              .formatted(nOutputs(), outputs.shapeString()));
    }
    return outputs.reshape(shape);
  }

  @Override
  public @Nullable NDArray classes() {
    return null;
  }

  @Override
  public int nOutputs() {
    return columns(fitted);
  }

  private static int columns(int[] shape) {
    return shape.length == 1 ? 1 : shape[1];
  }
}
