package org.kerasjvm.initializers;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasScale;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;

/**
 * Scales by the number of inputs or outputs of the weight.
 *
 * <p><b>Options</b> (default): {@code scale} (1), {@code mode} (fan_in), {@code distribution}
 * (truncated_normal), {@code seed} (drawn).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/initializers/random_initializers.py}.
 */
public final class VarianceScaling extends ScaledInitializer implements HasScale {

  /** The scaling factor. */
  public static final Param<Double> SCALE =
      Param.number("scale").where("a number above 0", scale -> scale > 0);

  /** What to divide by. */
  public static final Param<String> MODE = Param.choice("mode", "fan_in", "fan_out", "fan_avg");

  /** Which numbers. */
  public static final Param<String> DISTRIBUTION =
      Param.choice("distribution", "truncated_normal", "untruncated_normal", "uniform", "normal");

  static final Schema SCHEMA =
      Schema.of("VarianceScaling")
          .with(SCALE, 1.0)
          .with(MODE, "fan_in")
          .with(DISTRIBUTION, "truncated_normal")
          .with(SEED, null);

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public VarianceScaling(Option<? super VarianceScaling>... options) {
    this(SCHEMA.configure(options));
  }

  VarianceScaling(Config c) {
    super(c, c.get(SCALE), c.get(MODE), c.get(DISTRIBUTION));
  }
}
