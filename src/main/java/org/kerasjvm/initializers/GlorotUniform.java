package org.kerasjvm.initializers;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;

/**
 * Glorot's (Xavier's) uniform initializer: limit {@code sqrt(6 / (fan_in + fan_out))}.
 *
 * <p><b>Options</b> (default): {@code seed} (drawn).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/initializers/random_initializers.py}.
 */
public final class GlorotUniform extends ScaledInitializer {

  static final Schema SCHEMA = Schema.of("GlorotUniform").with(SEED, null);

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public GlorotUniform(Option<? super GlorotUniform>... options) {
    this(SCHEMA.configure(options));
  }

  GlorotUniform(Config c) {
    super(c, 1, "fan_avg", "uniform");
  }
}
