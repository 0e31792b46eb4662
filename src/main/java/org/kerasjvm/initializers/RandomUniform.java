package org.kerasjvm.initializers;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasRange;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.Value;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;

/**
 * Uniform numbers from {@code [minval, maxval)}.
 *
 * <p><b>Options</b> (default): {@code minval} (-0.05), {@code maxval} (0.05), {@code seed} (drawn).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/initializers/random_initializers.py}.
 */
public final class RandomUniform extends RandomInitializer implements HasRange {

  /** The lower bound. */
  public static final Param<Double> MINVAL = Param.number("minval");

  /** The upper bound. */
  public static final Param<Double> MAXVAL = Param.number("maxval");

  static final Schema SCHEMA =
      Schema.of("RandomUniform").with(MINVAL, -0.05).with(MAXVAL, 0.05).with(SEED, null);

  private final double minval;
  private final double maxval;

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public RandomUniform(Option<? super RandomUniform>... options) {
    this(SCHEMA.configure(options));
  }

  RandomUniform(Config c) {
    super(c);
    minval = c.get(MINVAL);
    maxval = c.get(MAXVAL);
  }

  @Override
  protected Value draw(Ops tf, Shape shape) {
    return uniform(tf, shape, minval, maxval);
  }
}
