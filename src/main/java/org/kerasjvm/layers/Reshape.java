package org.kerasjvm.layers;

import java.util.List;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;
import org.tensorflow.ndarray.Shape;

/**
 * Gives the elements of each sample another shape.
 *
 * <p><b>Shapes.</b> Input {@code (batch, ...)}; output {@code (batch,) + targetShape}, one of whose
 * sizes may be -1. No weights.
 *
 * <p><b>Options</b>: those of {@link Layer}.
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/layers/reshaping/reshape.py}.
 */
public final class Reshape extends Layer {

  private static final Param<List<Integer>> TARGET_SHAPE =
      Param.integers("target_shape")
          .where(
              "sizes of 1 or more, one of which may be -1",
              sizes ->
                  sizes.stream().allMatch(s -> s == -1 || s >= 1)
                      && sizes.stream().filter(s -> s == -1).count() <= 1);

  static final Schema SCHEMA = Schema.of("Reshape", Layer.SCHEMA).required(TARGET_SHAPE);

  private final List<Integer> targetShape;

  /**
   * @param targetShape the shape of a sample, without the batch axis
   * @throws IllegalArgumentException if it is no shape, or an option is wrong
   */
  @SafeVarargs
  public Reshape(int[] targetShape, Option<? super Reshape>... options) {
    this(SCHEMA.configure(options, new Option<>(TARGET_SHAPE, targetShape)));
  }

  Reshape(Config c) {
    super(c);
    targetShape = c.get(TARGET_SHAPE);
  }

  @Override
  protected Value call(Value x, CallContext context) {
    Shape output = outputShape(x.shape());
    int[] sizes = new int[output.numDimensions()];
    sizes[0] = -1;
    for (int k = 1; k < sizes.length; k++) {
      sizes[k] = Math.toIntExact(output.get(k));
    }
    return x.reshape(sizes);
  }

  @Override
  public Shape outputShape(Shape input) {
    long size = 1;
    for (int k = 1; k < input.numDimensions(); k++) {
      size *= input.get(k);
    }
    long known =
        targetShape.stream().filter(s -> s > 0).mapToLong(s -> s).reduce(1, (a, b) -> a * b);
    boolean open = targetShape.contains(-1);
    if (open ? size % known != 0 : size != known) {
      throw new IllegalArgumentException(
          "The total size of the tensor must be unchanged. Received: input_shape=%s, target_shape=%s"
              .formatted(Variable.show(input.tail()), targetShape));
    }
    Shape output = Shape.of(input.get(0));
    for (int s : targetShape) {
      output = output.append(s == -1 ? size / known : s);
    }
    return output;
  }
}
