package org.kerasjvm.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Tables in Markdown: a line for each workload, a column for each contender. */
final class Tables {

  private Tables() {}

  /**
   * A table with its title; nothing if no cell would have a figure.
   *
   * @param cell what a contender's cell shows; "" for nothing
   */
  static String table(
      String title,
      List<Result> results,
      Predicate<Entrant> columns,
      BiFunction<Result, Score, String> cell) {
    List<Entrant> entrants =
        Figures.entrants(results).stream()
            .filter(columns)
            .filter(entrant -> shows(results, entrant, cell))
            .toList();
    if (entrants.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder(title).append("\n\n| workload |");
    entrants.forEach(entrant -> text.append(' ').append(entrant.heading()).append(" |"));
    text.append("\n|---|").append("---:|".repeat(entrants.size())).append('\n');
    for (Result result : results) {
      text.append("| %s (%s) |".formatted(result.workload(), result.title()));
      entrants.forEach(
          entrant -> text.append(' ').append(cell(result, entrant, cell)).append(" |"));
      text.append('\n');
    }
    return text.append('\n').toString();
  }

  private static boolean shows(
      List<Result> results, Entrant entrant, BiFunction<Result, Score, String> cell) {
    return results.stream().anyMatch(result -> !cell(result, entrant, cell).isEmpty());
  }

  private static String cell(
      Result result, Entrant entrant, BiFunction<Result, Score, String> cell) {
    return result.score(entrant).map(score -> cell.apply(result, score)).orElse("");
  }

  /** The median with the ends; "" for NaN. */
  static String spread(Spread spread) {
    return Double.isNaN(spread.median())
        ? ""
        : "%s (%s-%s)"
            .formatted(number(spread.median()), number(spread.least()), number(spread.most()));
  }

  /** A number with three digits or so; "" for NaN. */
  static String number(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    double size = Math.abs(value);
    String format = size < 10 ? "%.2f" : size < 100 ? "%.1f" : "%,.0f";
    return String.format(Locale.ROOT, format, value);
  }

  /** Hundredths; "" for NaN. */
  static String percent(double share) {
    return Double.isNaN(share) ? "" : String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }
}
