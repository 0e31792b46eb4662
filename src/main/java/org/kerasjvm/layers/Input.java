package org.kerasjvm.layers;

import org.kerasjvm.config.Option;

/** Keras's {@code Input}: the start of a functional model, or the first entry of a Sequential. */
public final class Input {

  private Input() {}

  /**
   * A symbolic tensor for samples of this shape.
   *
   * @param shape without the batch axis; -1 for unknown sizes
   */
  public static KerasTensor of(int... shape) {
    return new InputLayer(shape).output();
  }

  /**
   * A symbolic tensor for samples of this shape, with options ({@code name}, {@code dtype}).
   *
   * @param shape without the batch axis; -1 for unknown sizes
   */
  @SafeVarargs
  public static KerasTensor of(int[] shape, Option<? super InputLayer>... options) {
    return new InputLayer(shape, options).output();
  }
}
