package org.kerasjvm.initializers;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;

/**
 * He's uniform initializer: limit {@code sqrt(6 / fan_in)}.
 *
 * <p><b>Options</b> (default): {@code seed} (drawn).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/initializers/random_initializers.py}.
 */
public final class HeUniform extends ScaledInitializer {

  static final Schema SCHEMA = Schema.of("HeUniform").with(SEED, null);

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public HeUniform(Option<? super HeUniform>... options) {
    this(SCHEMA.configure(options));
  }

  HeUniform(Config c) {
    super(c, 2, "fan_in", "uniform");
  }
}
