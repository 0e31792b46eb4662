package org.kerasjvm.models;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.data.NDArray;

/** Keras's class_weight: a weight for each row from the class of its target. */
final class ClassWeights {

  private ClassWeights() {}

  /**
   * Weighs the first rows; those after them, which only validate, keep the weight 1.
   *
   * @param both what to say if rows have weights already
   * @throws IllegalArgumentException if rows have weights already, or the model has several outputs
   */
  static DataSet apply(DataSet data, int trainingRows, @Nullable Map<?, ?> weights, String both) {
    if (weights == null) {
      return data;
    }
    if (!data.weights().isEmpty()) {
      throw new IllegalArgumentException(both);
    }
    if (data.y().size() != 1) {
      throw new IllegalArgumentException(
          "fit: `class_weight` is only supported for Models with a single output.");
    }
    int[] classes = classes(data.y().get(0));
    float[] rows = new float[classes.length];
    for (int k = 0; k < rows.length; k++) {
      Object weight = k < trainingRows ? weights.get(classes[k]) : null;
      rows[k] = weight instanceof Number n ? n.floatValue() : 1f;
    }
    return data.weighted(NDArray.of(rows, rows.length));
  }

  private static int[] classes(NDArray y) {
    boolean column = y.rank() > 1 && y.shape()[y.rank() - 1] == 1;
    if (y.rank() > 1 && !column) {
      return y.argmax(y.rank() - 1).toIntArray();
    }
    return y.ravel().round().toIntArray();
  }
}
