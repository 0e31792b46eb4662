package org.kerasjvm.initializers;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;

/**
 * Lecun's normal initializer: standard deviation {@code sqrt(1 / fan_in)}.
 *
 * <p><b>Options</b> (default): {@code seed} (drawn).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/initializers/random_initializers.py}.
 */
public final class LecunNormal extends ScaledInitializer {

  static final Schema SCHEMA = Schema.of("LecunNormal").with(SEED, null);

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public LecunNormal(Option<? super LecunNormal>... options) {
    this(SCHEMA.configure(options));
  }

  LecunNormal(Config c) {
    super(c, 1, "fan_in", "truncated_normal");
  }
}
