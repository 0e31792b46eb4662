package org.kerasjvm.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import org.kerasjvm.bench.Benchmark.Figure;
import org.kerasjvm.bench.Benchmark.Row;
import org.kerasjvm.bench.Benchmark.Score;

/** The results as tables in Markdown and as JSON. */
public final class BenchReport {

  /** The contender that ratios are taken against. */
  public static final String KERAS_DEFAULT = "Keras fit";

  private BenchReport() {}

  /**
   * Tables: microseconds a step, ratios to Keras's default, microseconds for one row's prediction.
   */
  public static String markdown(List<Row> rows) {
    StringBuilder text = new StringBuilder();
    table(
        text,
        "Microseconds a training step, median (least-most):",
        rows,
        (row, score) -> figure(score.microsPerStep()));
    if (rows.stream().allMatch(row -> keras(row).isPresent())) {
      table(
          text,
          "Times as fast as Keras's default `fit`:",
          rows,
          (row, score) ->
              String.format(
                  Locale.ROOT, "%.1f", keras(row).getAsDouble() / score.microsPerStep().median()));
    }
    table(
        text,
        "Microseconds for `predict` of one row, median:",
        rows,
        (row, score) -> number(score.predictMicros()));
    return text.toString();
  }

  private static OptionalDouble keras(Row row) {
    return row.scores().stream()
        .filter(score -> score.contender().equals(KERAS_DEFAULT))
        .mapToDouble(score -> score.microsPerStep().median())
        .findFirst();
  }

  private static void table(
      StringBuilder text, String title, List<Row> rows, BiFunction<Row, Score, String> cell) {
    text.append(text.isEmpty() ? "" : "\n").append(title).append("\n\n| workload |");
    List<Score> first = rows.get(0).scores();
    first.forEach(score -> text.append(' ').append(score.contender()).append(" |"));
    text.append("\n|---|").append("---:|".repeat(first.size())).append('\n');
    for (Row row : rows) {
      text.append("| %s (%s) |".formatted(row.workload().name(), row.workload().title()));
      row.scores().forEach(score -> text.append(' ').append(cell.apply(row, score)).append(" |"));
      text.append('\n');
    }
  }

  private static String figure(Figure figure) {
    return "%s (%s-%s)"
        .formatted(number(figure.median()), number(figure.min()), number(figure.max()));
  }

  private static String number(double micros) {
    return String.format(Locale.ROOT, micros < 100 ? "%.1f" : "%,.0f", micros);
  }

  /** The same as maps and lists, for JSON. */
  public static Map<String, Object> json(List<Row> rows) {
    Map<String, Object> all = new LinkedHashMap<>();
    for (Row row : rows) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("title", row.workload().title());
      one.put("steps_per_epoch", row.steps());
      one.put("scores", row.scores());
      all.put(row.workload().name(), one);
    }
    return all;
  }
}
