package org.kerasjvm.layers;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasBatchSize;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.data.DType;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;
import org.tensorflow.ndarray.Shape;

/**
 * Where data enters a model; usually made through {@link Input}.
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/layers/core/input_layer.py}.
 */
public final class InputLayer extends Layer implements HasBatchSize {

  /** The shape with the batch axis first; null there means any. */
  static final Param<List<Integer>> BATCH_SHAPE = Param.integers("batch_shape");

  static final Param<String> INPUT_DTYPE =
      Param.text("input_dtype").where("a dtype such as 'float32'", InputLayer::isDType);

  static final Schema SCHEMA =
      Schema.of("InputLayer", Layer.SCHEMA)
          .required(BATCH_SHAPE)
          .argument(INPUT_DTYPE, "float32")
          .onlyDefault("sparse", false);

  private final DType dtype;
  private final Node node;

  /**
   * @param shape the shape of one sample, -1 for unknown sizes
   * @throws IllegalArgumentException if a size is 0 or below -1, or an option is wrong
   */
  @SafeVarargs
  public InputLayer(int[] shape, Option<? super InputLayer>... options) {
    this(SCHEMA.configure(options, new Option<>(BATCH_SHAPE, withBatch(-1, shape))));
  }

  InputLayer(Config c) {
    super(c);
    dtype = DType.valueOf(c.get(INPUT_DTYPE).toUpperCase(java.util.Locale.ROOT));
    List<Integer> sizes = c.get(BATCH_SHAPE);
    for (int k = 0; k < sizes.size(); k++) {
      if (sizes.get(k) == 0 || sizes.get(k) < -1) {
        throw new IllegalArgumentException(
            c.place() + ": sizes must be 1 or more, or -1 for any; received " + sizes + ".");
      }
    }
    Shape shape = Shape.of(sizes.stream().mapToLong(Integer::longValue).toArray());
    node = addNode(List.of(shape), dtype);
  }

  /** The symbolic tensor. */
  public KerasTensor output() {
    return node.outputs().get(0);
  }

  @Override
  protected DType outputDType() {
    return dtype;
  }

  @Override
  public boolean built() {
    return true;
  }

  @Override
  public List<KerasTensor> applyAll(List<KerasTensor> inputs) {
    throw new IllegalStateException(this + ": an input layer is not called; use its output.");
  }

  @Override
  protected Value call(Value x, CallContext context) {
    return x;
  }

  /** An input for samples of this shape that Keras would show with a fixed batch size. */
  public static InputLayer forBatch(int batchSize, int[] shape) {
    return new InputLayer(
        SCHEMA.configure(
            new Option<?>[0], new Option<InputLayer>(BATCH_SHAPE, withBatch(batchSize, shape))));
  }

  private static List<Integer> withBatch(int batchSize, int[] shape) {
    List<Integer> sizes = new ArrayList<>(List.of(batchSize));
    for (int size : shape) {
      sizes.add(size);
    }
    return sizes;
  }

  private static boolean isDType(@Nullable String name) {
    for (DType dtype : DType.values()) {
      if (dtype.name().toLowerCase(java.util.Locale.ROOT).equals(name)) {
        return true;
      }
    }
    return false;
  }
}
