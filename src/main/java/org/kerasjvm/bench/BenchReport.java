package org.kerasjvm.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kerasjvm.bench.Workload.Group;

/** The figures as text in Markdown: the machine, tables for each group, and what was aimed at. */
public final class BenchReport {

  private BenchReport() {}

  /** Tables without pictures. */
  public static String markdown(Figures figures) {
    return markdown(figures, "");
  }

  /**
   * The text with a picture in each group that grows.
   *
   * @param pictures how the files of {@link BenchPlot#save} begin; "" for no pictures
   */
  static String markdown(Figures figures, String pictures) {
    StringBuilder text = new StringBuilder();
    text.append("Machine: ").append(figures.machine()).append(". Software: ");
    text.append(String.join("; ", figures.software())).append(".\n\n");
    for (Group group : Group.values()) {
      List<Result> results = figures.of(group);
      if (!results.isEmpty()) {
        text.append("### ").append(group.title()).append("\n\n");
        if (!pictures.isEmpty() && BenchPlot.shows(group)) {
          text.append(
              "![Microseconds a step over %s](%s)\n\n"
                  .formatted(group.axis(), BenchPlot.name(pictures, group)));
        }
        tables(results).forEach(text::append);
      }
    }
    return text.append(Aims.markdown(figures)).toString().strip() + "\n";
  }

  private static List<String> tables(List<Result> results) {
    List<String> tables = new ArrayList<>();
    tables.add(
        Tables.table(
            "Microseconds a training step, median (least-most):",
            results,
            entrant -> true,
            (result, score) -> Tables.spread(score.step())));
    tables.add(
        Tables.table(
            "Times as fast as Keras's default `fit` in the same round, median (least-most):",
            results,
            entrant -> entrant.trains() && entrant != Entrant.KERAS,
            (result, score) -> ratio(result.score(Entrant.KERAS), score)));
    tables.add(
        Tables.table(
            "Times as fast as JAX's `lax.scan` in the same round, median (least-most):",
            results,
            entrant -> entrant.trains() && entrant != Entrant.JAX,
            (result, score) -> ratio(result.score(Entrant.JAX), score)));
    tables.add(
        Tables.table(
            "Rows a second, in thousands:",
            results,
            Entrant::trains,
            (result, score) -> Tables.number(result.rowsPerSecond(score) / 1000)));
    tables.add(
        Tables.table(
            "Milliseconds an epoch:",
            results,
            Entrant::trains,
            (result, score) -> Tables.number(1000 * result.epochSeconds(score))));
    tables.add(
        Tables.table(
            "Matrix products alone against the whole step:",
            results,
            Entrant::trains,
            (result, score) ->
                result
                    .shareOfProducts(score)
                    .map(share -> Tables.percent(share.median()))
                    .orElse("")));
    tables.addAll(aroundSteps(results));
    return tables;
  }

  private static List<String> aroundSteps(List<Result> results) {
    return List.of(
        Tables.table(
            "Peak physical memory of the process while it trained, MB:",
            results,
            Entrant::trains,
            (result, score) -> Tables.number(score.peakMegabytes())),
        Tables.table(
            "Seconds that the first epoch took beyond a warm one, for tracing and compiling:",
            results,
            Entrant::trains,
            (result, score) -> Tables.number(result.compileSeconds(score))),
        Tables.table(
            "Seconds from the start of the process to the end of the first epoch (of these, until"
                + " the libraries were imported):",
            results,
            Entrant::trains,
            (result, score) ->
                "%s (%s)"
                    .formatted(
                        Tables.number(score.secondsToFirstEpoch()),
                        Tables.number(score.startSeconds()))),
        Tables.table(
            "Microseconds for `predict` of one row, median:",
            results,
            Entrant::trains,
            (result, score) -> Tables.number(score.predictMicros())));
  }

  private static String ratio(Optional<Score> base, Score score) {
    return base.map(score::timesAsFastAs).map(Tables::spread).orElse("");
  }
}
