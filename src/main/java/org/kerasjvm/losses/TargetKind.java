package org.kerasjvm.losses;

import org.tensorflow.ndarray.Shape;

/**
 * What targets are to a model's output, as far as shapes tell: what "accuracy" and "crossentropy"
 * stand for depends on it ({@code is_binary_or_sparse_categorical} of {@code
 * keras/src/trainers/compile_utils.py}).
 */
public enum TargetKind {
  /** One number between 0 and 1. */
  BINARY,
  /** The number of a class. */
  SPARSE_CATEGORICAL,
  /** A number for each class. */
  CATEGORICAL;

  /**
   * The kind by shapes.
   *
   * @param yTrue the shape of the targets
   * @param yPred the shape of the predictions
   */
  public static TargetKind of(Shape yTrue, Shape yPred) {
    long predicted = yPred.get(yPred.numDimensions() - 1);
    if (predicted == 1) {
      return BINARY;
    }
    long last = yTrue.numDimensions() == 0 ? -1 : yTrue.get(yTrue.numDimensions() - 1);
    boolean sparse = yTrue.numDimensions() < yPred.numDimensions() || last == 1 && predicted > 1;
    return sparse ? SPARSE_CATEGORICAL : CATEGORICAL;
  }
}
