package org.kerasjvm.layers;

import org.kerasjvm.data.DType;
import org.kerasjvm.ops.Variable;
import org.tensorflow.ndarray.Shape;

/**
 * A symbolic tensor of the functional API: a shape, a dtype, and which call of which layer makes
 * it. Made by {@link Input} and by {@link Layer#apply}.
 */
public final class KerasTensor implements Stackable {

  private final String name;
  private final Shape shape;
  private final DType dtype;
  private final Node node;
  private final int index;

  KerasTensor(String name, Shape shape, DType dtype, Node node, int index) {
    this.name = name;
    this.shape = shape;
    this.dtype = dtype;
    this.node = node;
    this.index = index;
  }

  /**
   * The name that signatures of exported models know an input by: the one given to {@code Input},
   * else {@code keras_tensor} with a number that counts all symbolic tensors.
   */
  public String name() {
    return name;
  }

  /** The shape with the batch axis, unknown sizes -1. */
  public Shape shape() {
    return shape;
  }

  /** The element type. */
  public DType dtype() {
    return dtype;
  }

  /** The call that makes it. */
  public Node node() {
    return node;
  }

  /** Which output of the call. */
  public int index() {
    return index;
  }

  @Override
  public Layer layer() {
    return node.layer();
  }

  @Override
  public String toString() {
    return "<KerasTensor shape=" + Variable.show(shape) + ", dtype=" + dtype + ">";
  }
}
