package org.kerasjvm.parity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects outcomes and writes them down in Markdown: a summary, then one row a component. */
public final class ParityReport {

  /** A column of the tables: its head and what a row has in it. */
  private record Column(String head, Function<ReportRow, String> cell) {}

  private static final List<Column> COLUMNS =
      List.of(
          new Column("component", row -> "`" + row.component() + "`"),
          new Column("cases", row -> String.valueOf(row.cases())),
          new Column("absolute", row -> figure(row.worst().absolute())),
          new Column("relative", row -> figure(row.worst().relative())),
          new Column("ulp", row -> steps(row.worst().ulps())),
          new Column("verdict", ReportRow::verdict));

  private final List<Family> families;
  private final Map<String, Map<String, ReportRow>> rows = new LinkedHashMap<>();
  private final Map<String, String> versions = new LinkedHashMap<>();
  private final LocalDate date;
  private final List<CompiledCurve> curves = new ArrayList<>();
  private @Nullable DrawnCases drawn;

  /**
   * A report without outcomes, with a row for every component that there is here.
   *
   * @param families what is compared
   * @param versions what is compared with what, in the order of the report
   */
  public ParityReport(List<Family> families, Map<String, String> versions, LocalDate date) {
    this.families = List.copyOf(families);
    this.versions.putAll(versions);
    this.date = date;
    for (Family family : families) {
      Map<String, ReportRow> own = new LinkedHashMap<>();
      for (String component : family.components().get()) {
        own.put(component, new ReportRow(family, component));
      }
      rows.put(family.name(), own);
    }
  }

  /** Takes the outcome of a case of the grids. */
  public void add(Outcome outcome) {
    Case asked = outcome.asked();
    rowsOf(asked.family())
        .computeIfAbsent(asked.component(), name -> new ReportRow(Family.of(asked.family()), name))
        .add(outcome);
  }

  /** Takes the outcome of the randomised comparison. */
  public void add(DrawnCases cases) {
    drawn = cases;
  }

  /** Takes the losses of a training, compiled and not. */
  public void add(CompiledCurve curve) {
    curves.add(curve);
  }

  /** What differs: one line a case, empty if nothing does. */
  public List<String> differences() {
    List<String> lines = new ArrayList<>();
    for (ReportRow row : allRows()) {
      for (Outcome outcome : row.different()) {
        lines.add(outcome.asked() + ": " + outcome.explanation());
      }
      if (row.cases() + row.unknown().size() == 0) {
        lines.add(row.family().name() + " " + row.component() + ": has no case in its grid");
      }
    }
    if (drawn != null) {
      drawn.mismatches().forEach(m -> lines.add("drawn " + m.asked() + ": " + m.explanation()));
    }
    for (CompiledCurve curve : curves) {
      if (curve.differs()) {
        lines.add(curve.row().strip() + ": compiled by itself, and not within its bound");
      }
    }
    return lines;
  }

  /** What this version of Keras does not have: one line a case. */
  public List<String> unknown() {
    return allRows().stream()
        .flatMap(row -> row.unknown().stream())
        .map(outcome -> outcome.asked() + ": " + outcome.explanation())
        .toList();
  }

  /** One sentence: how many components, cases and differences. */
  public String summary() {
    List<ReportRow> all = allRows();
    int cases = all.stream().mapToInt(ReportRow::cases).sum();
    int apart = all.stream().mapToInt(row -> row.different().size()).sum();
    return String.format(
        Locale.ROOT,
        "%,d components, %,d cases: %s.",
        all.size(),
        cases,
        apart == 0 ? "all within their bounds" : apart + " different");
  }

  /** The whole report. */
  public String markdown() {
    StringBuilder text = new StringBuilder("# How close keras-jvm is to Keras\n\n");
    text.append(summary()).append(drawn == null ? "" : " " + drawn.summary()).append("\n\n");
    text.append("Made by `./keras-jvm parity report` on ").append(date).append(" with ");
    List<String> names = new ArrayList<>();
    versions.forEach((name, version) -> names.add(name + " " + version));
    text.append(String.join(", ", names)).append(".\n\n").append(ABOUT);
    for (Family family : families) {
      table(text, family);
    }
    if (!curves.isEmpty()) {
      text.append(ABOUT_CURVES);
      curves.forEach(curve -> text.append(curve.row()));
      text.append('\n');
    }
    if (drawn != null) {
      text.append(drawn.markdown());
    }
    list(text, "Different", differences());
    list(text, "Not in this Keras", unknown());
    return text.toString();
  }

  private static final String ABOUT =
      """
      A case is a component with some arguments on some input (random, edge and weighted input; optimizers: weights and slots after 1, 10 and 100
      steps), run here and by the installed Keras in a `tf.function`. A row has the largest differences over all numbers of all its cases. *Relative*
      is the distance divided by the expected number, or by a tenth of the largest number of its array where the expected number is smaller;
      *ulp* counts float32 steps at the same place. Integers, counts, NaN and infinities must be equal.

      """;

  private static final String ABOUT_CURVES =
      """
      ## Compiled by XLA

      The models of the tutorials, trained on their data for 20 epochs with `jitCompile(true)` and with `jitCompile(false)`, the path that equals Keras's: the
      largest relative difference of the losses of the first epoch, of the first 10 and of all. The bound is 1.0e-05. *By itself* tells what
      `jitCompile("auto")` compiles, given steps enough: there the first epoch must be within the bound. Later ones are shown as they are: after thousands of
      steps a last bit turns a relu on or off, and from there on all weights differ.

      | model | first epoch | 10 epochs | 20 epochs | verdict | by itself |
      |---|---|---|---|---|---|
      """;

  private void table(StringBuilder text, Family family) {
    text.append("## ").append(family.title()).append("\n\nAllowed: ");
    double allowed = family.bound().relative();
    text.append(allowed == 0 ? "no difference" : figure(allowed) + " relative").append(".\n\n|");
    COLUMNS.forEach(column -> text.append(' ').append(column.head()).append(" |"));
    text.append("\n|").append("---|".repeat(COLUMNS.size())).append('\n');
    for (ReportRow row : rowsOf(family.name()).values()) {
      text.append('|');
      COLUMNS.forEach(c -> text.append(' ').append(c.cell().apply(row)).append(" |"));
      text.append('\n');
    }
    text.append('\n');
  }

  private static void list(StringBuilder text, String head, List<String> lines) {
    if (!lines.isEmpty()) {
      text.append("## ").append(head).append("\n\n");
      lines.forEach(line -> text.append("- ").append(line.replaceAll("\\s+", " ")).append('\n'));
      text.append('\n');
    }
  }

  private Map<String, ReportRow> rowsOf(String family) {
    return Objects.requireNonNull(rows.get(family), family);
  }

  private List<ReportRow> allRows() {
    return rows.values().stream().flatMap(own -> own.values().stream()).toList();
  }

  private static String figure(double value) {
    return value == 0 ? "0" : String.format(Locale.ROOT, "%.1e", value);
  }

  private static String steps(double ulps) {
    return ulps == 0 ? "0" : String.format(Locale.ROOT, ulps < 10 ? "%.1f" : "%.0f", ulps);
  }
}
