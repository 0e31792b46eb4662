package org.kerasjvm.initializers;

import java.util.Arrays;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.Configurable;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.ops.Eager;
import org.kerasjvm.ops.Initial;
import org.tensorflow.ndarray.Shape;

/**
 * Base of all initializers: a configuration, and the operations that make a variable's first value.
 */
public abstract class Initializer implements Configurable, Initial {

  private final Config config;

  /** Keeps the configuration. */
  protected Initializer(Config config) {
    this.config = config;
  }

  /**
   * Values of a shape, float32, at once: {@code initializer(shape)} in Keras.
   *
   * @throws IllegalArgumentException if it has no values of that shape
   */
  public final NDArray call(int... shape) {
    Shape sizes = Shape.of(Arrays.stream(shape).asLongStream().toArray());
    return Eager.run(in -> value(in.get(0).tf(), sizes, DType.FLOAT32), NDArray.of(0f));
  }

  @Override
  public final Config config() {
    return config;
  }

  @Override
  public String toString() {
    return config.toString();
  }
}
