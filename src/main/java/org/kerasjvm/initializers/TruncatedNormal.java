package org.kerasjvm.initializers;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasSpread;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.Value;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;

/**
 * Normally distributed numbers, those beyond two standard deviations drawn again.
 *
 * <p><b>Options</b> (default): {@code mean} (0), {@code stddev} (0.05), {@code seed} (drawn).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/initializers/random_initializers.py}.
 */
public final class TruncatedNormal extends RandomInitializer implements HasSpread {

  static final Schema SCHEMA =
      Schema.of("TruncatedNormal")
          .with(RandomNormal.MEAN, 0.0)
          .with(RandomNormal.STDDEV, 0.05)
          .with(SEED, null);

  private final double mean;
  private final double stddev;

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public TruncatedNormal(Option<? super TruncatedNormal>... options) {
    this(SCHEMA.configure(options));
  }

  TruncatedNormal(Config c) {
    super(c);
    mean = c.get(RandomNormal.MEAN);
    stddev = c.get(RandomNormal.STDDEV);
  }

  @Override
  protected Value draw(Ops tf, Shape shape) {
    return truncatedNormal(tf, shape, mean, stddev);
  }
}
