package org.kerasjvm.layers;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;
import org.tensorflow.ndarray.Shape;

/**
 * Flattens all axes but the batch axis into one, row-major.
 *
 * <p><b>Shapes.</b> Input {@code (batch, a, b, ...)}; output {@code (batch, a * b * ...)}; an input
 * {@code (batch)} becomes {@code (batch, 1)}. No weights.
 *
 * <p><b>Options</b>: those of {@link Layer}.
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/layers/reshaping/flatten.py}.
 */
public final class Flatten extends Layer {

  static final Schema SCHEMA =
      Schema.of("Flatten", Layer.SCHEMA).onlyDefault("data_format", "channels_last");

  /**
   * @throws IllegalArgumentException if an option is wrong
   */
  @SafeVarargs
  public Flatten(Option<? super Flatten>... options) {
    this(SCHEMA.configure(options));
  }

  Flatten(Config c) {
    super(c);
  }

  @Override
  protected Value call(Value x, CallContext context) {
    Shape output = outputShape(x.shape());
    return x.reshape(-1, Math.toIntExact(output.get(1)));
  }

  @Override
  public Shape outputShape(Shape input) {
    long size = 1;
    for (int k = 1; k < input.numDimensions(); k++) {
      size = size < 0 || input.get(k) < 0 ? -1 : size * input.get(k);
    }
    return Shape.of(input.get(0), size);
  }
}
