package org.kerasjvm.savedmodel;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.kerasjvm.data.DType;
import org.kerasjvm.engine.ElementType;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.TensorInfo;

/** An input or output of a signature: its key, element type and shape. Immutable. */
public final class TensorSpec {

  /** A rank that the model leaves open. */
  private static final int UNKNOWN = -1;

  private final String name;
  private final DataType type;
  private final int rank;
  private final int[] shape;
  private final String tensor;

  private TensorSpec(String name, DataType type, int rank, int[] shape, String tensor) {
    this.name = name;
    this.type = type;
    this.rank = rank;
    this.shape = shape;
    this.tensor = tensor;
  }

  static TensorSpec of(String name, TensorInfo info) {
    boolean open = info.getTensorShape().getUnknownRank();
    int[] shape =
        info.getTensorShape().getDimList().stream()
            .mapToInt(dim -> (int) Math.min(dim.getSize(), Integer.MAX_VALUE))
            .toArray();
    return new TensorSpec(
        name,
        info.getDtype(),
        open ? UNKNOWN : shape.length,
        open ? new int[0] : shape,
        info.getEncodingCase() == TensorInfo.EncodingCase.NAME ? info.getName() : "");
  }

  /** The key in the signature, by which the tensor is given or comes back. */
  public String name() {
    return name;
  }

  /** TensorFlow's name of the element type: {@code float32}, {@code int64}, {@code string}. */
  public String dtype() {
    return ElementType.nameOf(type);
  }

  /** The number of axes; -1 if the model leaves it open. */
  public int rank() {
    return rank;
  }

  /** The lengths of the axes, -1 for an open one; empty for a single value or an open rank. */
  public int[] shape() {
    return shape.clone();
  }

  /** The shape as Keras prints it: {@code (None, 784)}, {@code ()}, {@code <unknown>}. */
  public String shapeString() {
    if (rank == UNKNOWN) {
      return "<unknown>";
    }
    String axes =
        Arrays.stream(shape)
            .mapToObj(length -> length < 0 ? "None" : Integer.toString(length))
            .collect(Collectors.joining(", "));
    return rank == 1 ? "(" + axes + ",)" : "(" + axes + ")";
  }

  /** The tensor's name in the graph, such as {@code StatefulPartitionedCall:0}; empty if none. */
  public String tensor() {
    return tensor;
  }

  /**
   * The type of Java arrays for it.
   *
   * @throws SavedModelException if there is none: a complex number, a resource
   */
  public DType carrier() {
    return type().carrier();
  }

  ElementType type() {
    return ElementType.of(type.getNumber());
  }

  /** Whether arrays can be given or taken for it: not sparse, ragged, complex or a resource. */
  public boolean supported() {
    return !tensor.isEmpty() && type().supported();
  }

  /** Whether the first axis is open, so that rows can be cut into batches. */
  public boolean hasBatchAxis() {
    return rank > 0 && shape[0] < 0;
  }

  /** Whether the shape takes an array of such a shape. */
  public boolean accepts(int... given) {
    if (rank == UNKNOWN) {
      return true;
    }
    if (given.length != rank) {
      return false;
    }
    for (int k = 0; k < rank; k++) {
      if (shape[k] >= 0 && shape[k] != given[k]) {
        return false;
      }
    }
    return true;
  }

  /** For example {@code keras_tensor: float32 (None, 784)}. */
  @Override
  public String toString() {
    return name + ": " + dtype() + " " + shapeString();
  }
}
