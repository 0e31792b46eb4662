package org.kerasjvm.initializers;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;

/**
 * Glorot's (Xavier's) normal initializer: standard deviation {@code sqrt(2 / (fan_in + fan_out))}.
 *
 * <p><b>Options</b> (default): {@code seed} (drawn).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/initializers/random_initializers.py}.
 */
public final class GlorotNormal extends ScaledInitializer {

  static final Schema SCHEMA = Schema.of("GlorotNormal").with(SEED, null);

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public GlorotNormal(Option<? super GlorotNormal>... options) {
    this(SCHEMA.configure(options));
  }

  GlorotNormal(Config c) {
    super(c, 1, "fan_avg", "truncated_normal");
  }
}
