package org.kerasjvm.bench;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * A bound that a figure should keep.
 *
 * @param text what is aimed at
 * @param atMost whether the bound is the greatest good value, not the least
 * @param bound the bound
 * @param reached the figure; empty where it was not measured
 */
record Aim(String text, boolean atMost, double bound, Function<Figures, Optional<Double>> reached) {

  static Aim atMost(String text, double bound, Function<Figures, Optional<Double>> reached) {
    return new Aim(text, true, bound, reached);
  }

  static Aim atLeast(String text, double bound, Function<Figures, Optional<Double>> reached) {
    return new Aim(text, false, bound, reached);
  }

  /** A line of the table; empty where the figure was not measured. */
  Optional<String> line(Figures figures) {
    return reached
        .apply(figures)
        .filter(value -> !Double.isNaN(value))
        .map(
            value ->
                "| %s | %s %s | %s | %s |"
                    .formatted(
                        text,
                        atMost ? "at most" : "at least",
                        Tables.number(bound),
                        Tables.number(value),
                        verdict(value)));
  }

  private String verdict(double value) {
    if (atMost ? value <= bound : value >= bound) {
      return "yes";
    }
    double factor = atMost ? value / bound : bound / value;
    return String.format(Locale.ROOT, "no: %.2f times off", factor);
  }
}
