package org.kerasjvm.metrics;

import org.kerasjvm.ops.Variable;
import org.tensorflow.ndarray.Shape;

/** The check of metrics that keep a number for each output: {@code (batch_size, output_dim)}. */
final class OutputDimension {

  private OutputDimension() {}

  static void require(String what, Shape yTrue, Shape yPred) {
    boolean matrices = yTrue.numDimensions() == 2 && yPred.numDimensions() == 2;
    if (!matrices) {
      throw refused(what, "(batch_size, output_dim)", yTrue, yPred);
    }
    if (yTrue.get(1) < 0 || yPred.get(1) < 0) {
      throw refused(
          what, "(batch_size, output_dim), with output_dim fully defined (not None)", yTrue, yPred);
    }
  }

  private static IllegalArgumentException refused(
      String what, String expected, Shape yTrue, Shape yPred) {
    return new IllegalArgumentException(
        "%s expects 2D inputs with shape %s. Received input shapes: y_pred.shape=%s and y_true.shape=%s."
            .formatted(what, expected, Variable.show(yPred), Variable.show(yTrue)));
  }
}
