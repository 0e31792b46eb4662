package org.kerasjvm.initializers;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasSpread;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.Value;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;

/**
 * Normally distributed numbers.
 *
 * <p><b>Options</b> (default): {@code mean} (0), {@code stddev} (0.05), {@code seed} (drawn).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/initializers/random_initializers.py}.
 */
public final class RandomNormal extends RandomInitializer implements HasSpread {

  /** The mean. */
  public static final Param<Double> MEAN = Param.number("mean");

  /** The standard deviation. */
  public static final Param<Double> STDDEV = Param.number("stddev");

  static final Schema SCHEMA =
      Schema.of("RandomNormal").with(MEAN, 0.0).with(STDDEV, 0.05).with(SEED, null);

  private final double mean;
  private final double stddev;

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public RandomNormal(Option<? super RandomNormal>... options) {
    this(SCHEMA.configure(options));
  }

  RandomNormal(Config c) {
    super(c);
    mean = c.get(MEAN);
    stddev = c.get(STDDEV);
  }

  @Override
  protected Value draw(Ops tf, Shape shape) {
    return normal(tf, shape, mean, stddev);
  }
}
