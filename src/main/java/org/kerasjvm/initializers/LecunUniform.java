package org.kerasjvm.initializers;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;

/**
 * Lecun's uniform initializer: limit {@code sqrt(3 / fan_in)}.
 *
 * <p><b>Options</b> (default): {@code seed} (drawn).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/initializers/random_initializers.py}.
 */
public final class LecunUniform extends ScaledInitializer {

  static final Schema SCHEMA = Schema.of("LecunUniform").with(SEED, null);

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public LecunUniform(Option<? super LecunUniform>... options) {
    this(SCHEMA.configure(options));
  }

  LecunUniform(Config c) {
    super(c, 1, "fan_in", "uniform");
  }
}
