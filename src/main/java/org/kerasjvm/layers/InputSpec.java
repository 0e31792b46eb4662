package org.kerasjvm.layers;

import java.util.List;
import org.kerasjvm.ops.Variable;
import org.tensorflow.ndarray.Shape;

/**
 * What inputs a layer takes ({@code keras/src/layers/input_spec.py}), with Keras's messages.
 *
 * @param minRank the least number of axes, the batch axis included; 0 for any
 * @param lastSize the size that the last axis must have; -1 for any
 * @param inputs how many inputs; -1 for any
 */
public record InputSpec(int minRank, long lastSize, int inputs) {

  /** Takes anything. */
  public static final InputSpec ANY = new InputSpec(0, -1, -1);

  /** Takes one input of at least this rank. */
  public static InputSpec minRank(int rank) {
    return new InputSpec(rank, -1, 1);
  }

  /** This with a size for the last axis. */
  public InputSpec lastSize(long size) {
    return new InputSpec(minRank, size, inputs);
  }

  void check(Layer layer, List<Shape> shapes) {
    if (inputs > 0 && shapes.size() != inputs) {
      throw new IllegalArgumentException(
          "Layer \"%s\" expects %d input(s), but it received %d input tensors. Inputs received: %s"
              .formatted(
                  layer.name(),
                  inputs,
                  shapes.size(),
                  shapes.stream().map(Variable::show).toList()));
    }
    for (int k = 0; k < shapes.size(); k++) {
      check(layer, k, shapes.get(k));
    }
  }

  private void check(Layer layer, int index, Shape shape) {
    String place =
        "Input %d of layer \"%s\" is incompatible with the layer: ".formatted(index, layer.name());
    int rank = shape.numDimensions();
    if (rank < minRank) {
      throw new IllegalArgumentException(
          place
              + "expected min_ndim=%d, found ndim=%d. Full shape received: %s"
                  .formatted(minRank, rank, Variable.show(shape)));
    }
    if (lastSize >= 0 && shape.get(rank - 1) >= 0 && shape.get(rank - 1) != lastSize) {
      throw new IllegalArgumentException(
          place
              + "expected axis -1 of input shape to have value %d, but received input with shape %s"
                  .formatted(lastSize, Variable.show(shape)));
    }
  }
}
