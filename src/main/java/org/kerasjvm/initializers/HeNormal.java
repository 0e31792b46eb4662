package org.kerasjvm.initializers;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;

/**
 * He's normal initializer: standard deviation {@code sqrt(2 / fan_in)}.
 *
 * <p><b>Options</b> (default): {@code seed} (drawn).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/initializers/random_initializers.py}.
 */
public final class HeNormal extends ScaledInitializer {

  static final Schema SCHEMA = Schema.of("HeNormal").with(SEED, null);

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public HeNormal(Option<? super HeNormal>... options) {
    this(SCHEMA.configure(options));
  }

  HeNormal(Config c) {
    super(c, 2, "fan_in", "truncated_normal");
  }
}
