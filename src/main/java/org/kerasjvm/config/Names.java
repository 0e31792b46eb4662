package org.kerasjvm.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Names in messages and in Keras's spelling. */
public final class Names {

  private Names() {}

  /** "; did you mean 'relu'?" for the nearest known name, or the list of all if none is near. */
  public static String didYouMean(String name, Collection<String> known) {
    return didYouMean(name, known, known);
  }

  /** The same with another list for when none is near: the names without their aliases. */
  static String didYouMean(String name, Collection<String> known, Collection<String> listed) {
    Optional<String> near =
        known.stream()
            .min(Comparator.comparingInt(k -> distance(fold(name), fold(k))))
            .filter(k -> distance(fold(name), fold(k)) <= Math.max(2, name.length() / 3));
    return near.map(k -> "; did you mean '" + k + "'?")
        .orElseGet(() -> "; known: " + String.join(", ", listed));
  }

  /** Keras's {@code to_snake_case}: {@code Conv2D} gives conv2d, {@code ReLU} re_lu. */
  public static String snakeCase(String name) {
    return name.replaceAll("\\W+", "")
        .replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
        .replaceAll("([a-z])([A-Z])", "$1_$2")
        .toLowerCase(Locale.ROOT);
  }

  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "");
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
