package org.kerasjvm.losses;

import org.kerasjvm.ops.Variable;
import org.tensorflow.ndarray.Shape;

/** Checks of targets against predictions by shape; the first axis, the batch, is left out. */
final class TargetShapes {

  private TargetShapes() {}

  /** Shapes that broadcast together once ranks that differ by one have met. */
  static void requireFit(String place, Shape yTrue, Shape yPred) {
    Shape targets = alike(yTrue, yPred);
    Shape output = alike(yPred, yTrue);
    boolean fits = targets.numDimensions() == output.numDimensions();
    for (int k = 1; fits && k < targets.numDimensions(); k++) {
      long a = targets.get(k);
      long b = output.get(k);
      fits = a < 0 || b < 0 || a == b || a == 1 || b == 1;
    }
    if (!fits) {
      throw refused(place, "targets must fit the output's shape", yTrue, yPred, "");
    }
  }

  /** Equal shapes, once ranks that differ by one have met. */
  static void requireEqual(String place, Shape yTrue, Shape yPred, String remedy) {
    Shape targets = alike(yTrue, yPred);
    Shape output = alike(yPred, yTrue);
    boolean equal = targets.numDimensions() == output.numDimensions();
    for (int k = 1; equal && k < targets.numDimensions(); k++) {
      long a = targets.get(k);
      long b = output.get(k);
      equal = a < 0 || b < 0 || a == b;
    }
    if (!equal) {
      throw refused(place, "targets must have the output's shape", yTrue, yPred, remedy);
    }
  }

  /** One class number for each position of the output but its last axis. */
  static void requireClassNumbers(String place, Shape yTrue, Shape yPred) {
    int rank = yPred.numDimensions();
    boolean column = yTrue.numDimensions() == rank && yTrue.get(rank - 1) == 1;
    boolean fits = column || yTrue.numDimensions() == rank - 1;
    for (int k = 1; fits && k < rank - 1; k++) {
      fits = yTrue.get(k) < 0 || yPred.get(k) < 0 || yTrue.get(k) == yPred.get(k);
    }
    if (!fits) {
      throw refused(
          place,
          "targets must be class numbers, one for each row of the output's shape",
          yTrue,
          yPred,
          " For one-hot targets use categorical_crossentropy.");
    }
  }

  /** Sequences of class numbers for sequences of logits, in Keras's words. */
  static void requireSequences(String place, Shape yTrue, Shape yPred) {
    if (yTrue.numDimensions() != 2) {
      throw new IllegalArgumentException(
          "%s: Targets `y_true` are expected to be a tensor of shape `(batch_size, max_length)` in integer format. Received: y_true.shape=%s"
              .formatted(place, Variable.show(yTrue)));
    }
    if (yPred.numDimensions() != 3) {
      throw new IllegalArgumentException(
          "%s: Logits `y_pred` are expected to be a tensor of shape `(batch_size, max_length, num_classes)`. Received: y_pred.shape=%s"
              .formatted(place, Variable.show(yPred)));
    }
    if (yPred.get(1) < 0 || yPred.get(2) < 0 || yTrue.get(1) < 0) {
      throw new IllegalArgumentException(
          "%s: the number of steps and classes must be known; received y_pred.shape=%s, y_true.shape=%s. Give the model's Input all its sizes."
              .formatted(place, Variable.show(yPred), Variable.show(yTrue)));
    }
  }

  /** A shape without its last axis of 1 if the other has one axis less. */
  private static Shape alike(Shape shape, Shape other) {
    int rank = shape.numDimensions();
    boolean more = rank == other.numDimensions() + 1 && shape.get(rank - 1) == 1;
    return more ? shape.take(rank - 1) : shape;
  }

  private static IllegalArgumentException refused(
      String place, String rule, Shape yTrue, Shape yPred, String remedy) {
    Shape output = yPred.numDimensions() == 0 ? yPred : Shape.of(-1).append(yPred.tail());
    return new IllegalArgumentException(
        "%s: %s %s; received shape %s.%s"
            .formatted(place, rule, Variable.show(output), Variable.show(yTrue), remedy));
  }
}
