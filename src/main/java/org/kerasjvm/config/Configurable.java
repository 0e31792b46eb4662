package org.kerasjvm.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that was made from a {@link Config} and can say so in Keras's JSON. */
public interface Configurable {

  /** The configuration as given: names stay names and a seed that was not given stays null. */
  Config config();

  /**
   * Keras's {@code get_config()}: strings, numbers, booleans, lists and maps in Keras's key order.
   */
  default Map<String, @Nullable Object> getConfig() {
    return config().toMap();
  }
}
