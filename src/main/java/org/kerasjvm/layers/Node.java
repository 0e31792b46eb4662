package org.kerasjvm.layers;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.AutoNames;
import org.kerasjvm.data.DType;
import org.tensorflow.ndarray.Shape;

/** One call of a layer in the functional graph: its inputs and its outputs. */
public final class Node {

  private final Layer layer;
  private final List<KerasTensor> inputs;
  private final List<KerasTensor> outputs;

  /** The call of a layer on some tensors. */
  Node(Layer layer, List<KerasTensor> inputs, List<Shape> outputShapes, DType dtype) {
    this(layer, inputs, outputShapes, dtype, null);
  }

  /**
   * @param outputName the name of the only output; null for numbered ones
   */
  Node(
      Layer layer,
      List<KerasTensor> inputs,
      List<Shape> outputShapes,
      DType dtype,
      @Nullable String outputName) {
    this.layer = layer;
    this.inputs = List.copyOf(inputs);
    List<KerasTensor> made = new ArrayList<>();
    for (Shape shape : outputShapes) {
      String name = outputName != null ? outputName : AutoNames.next("KerasTensor");
      made.add(new KerasTensor(name, shape, dtype, this, made.size()));
    }
    this.outputs = List.copyOf(made);
  }

  /** The layer that is called. */
  public Layer layer() {
    return layer;
  }

  /** What it is called on; empty for inputs. */
  public List<KerasTensor> inputs() {
    return inputs;
  }

  /** What the call gives. */
  public List<KerasTensor> outputs() {
    return outputs;
  }
}
