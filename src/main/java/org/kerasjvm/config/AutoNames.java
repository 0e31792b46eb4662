package org.kerasjvm.config;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The numbered names that Keras gives: {@code dense}, {@code dense_1}, ... One count per name and
 * process, until {@code Keras.clearSession()}. A thread may have counts of its own for a while:
 * {@link #apart}.
 */
public final class AutoNames {

  private static final Map<String, Integer> PROCESS = new HashMap<>();
  private static final ThreadLocal<@Nullable Map<String, Integer>> APART = new ThreadLocal<>();

  private AutoNames() {}

  private static Map<String, Integer> counts() {
    Map<String, Integer> own = APART.get();
    return own == null ? PROCESS : own;
  }

  /** The next name for a class. */
  public static String next(String className) {
    String base = Names.snakeCase(className);
    Map<String, Integer> counts = counts();
    synchronized (counts) {
      int count = counts.merge(base, 1, Integer::sum);
      return count == 1 ? base : base + "_" + (count - 1);
    }
  }

  /** Starts all counts anew. */
  public static void reset() {
    restore(Map.of());
  }

  /** The counts, for {@link #restore}. */
  public static Map<String, Integer> save() {
    Map<String, Integer> counts = counts();
    synchronized (counts) {
      return Map.copyOf(counts);
    }
  }

  /** Puts all counts back to where they were at {@link #save}. */
  public static void restore(Map<String, Integer> saved) {
    Map<String, Integer> counts = counts();
    synchronized (counts) {
      counts.clear();
      counts.putAll(saved);
    }
  }

  /** Runs an action on this thread with counts of its own, which begin at {@link #save}d ones. */
  public static <T> T apart(Map<String, Integer> start, Supplier<T> action) {
    Map<String, Integer> outer = APART.get();
    APART.set(new HashMap<>(start));
    try {
      return action.get();
    } finally {
      if (outer == null) {
        APART.remove();
      } else {
        APART.set(outer);
      }
    }
  }
}
