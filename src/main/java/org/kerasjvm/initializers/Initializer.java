package org.kerasjvm.initializers;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Configurable;
import org.kerasjvm.ops.Initial;

/**
 * Base of all initializers: a configuration, and the operations that make a variable's first value.
 */
public abstract class Initializer implements Configurable, Initial {

  private final Config config;

  /** Keeps the configuration. */
  protected Initializer(Config config) {
    this.config = config;
  }

  @Override
  public final Config config() {
    return config;
  }

  @Override
  public String toString() {
    return config.toString();
  }
}
