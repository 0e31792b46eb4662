package org.kerasjvm.config;

import java.util.HashMap;
import java.util.Map;

/**
 * The numbered names that Keras gives: {@code dense}, {@code dense_1}, ... One count per name and
 * process, until {@code Keras.clearSession()}.
 */
public final class AutoNames {

  private static final Map<String, Integer> COUNTS = new HashMap<>();

  private AutoNames() {}

  /** The next name for a class. */
  public static String next(String className) {
    String base = Names.snakeCase(className);
    synchronized (COUNTS) {
      int count = COUNTS.merge(base, 1, Integer::sum);
      return count == 1 ? base : base + "_" + (count - 1);
    }
  }

  /** Starts all counts anew. */
  public static void reset() {
    synchronized (COUNTS) {
      COUNTS.clear();
    }
  }
}
