package org.kerasjvm.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kerasjvm.bench.Workload.Group;
import org.kerasjvm.plot.Plot;
import org.kerasjvm.plot.Plots;

/** Microseconds a step over what grows in a group, a line for each contender, both axes in log. */
final class BenchPlot {

  private BenchPlot() {}

  /** Whether a group has something that grows. */
  static boolean shows(Group group) {
    return !group.axis().isEmpty();
  }

  /** The file's name of a group's picture. */
  static String name(String stem, Group group) {
    return "%s-%s.svg".formatted(stem, group.name().toLowerCase(Locale.ROOT));
  }

  /** Writes the pictures of all groups that have one beside a document. */
  static void save(Figures figures, Path document, String stem) {
    for (Group group : Group.values()) {
      List<Result> results = figures.of(group);
      if (shows(group) && !results.isEmpty()) {
        plot(group, results).save(document.resolveSibling(name(stem, group)));
      }
    }
  }

  private static Plot plot(Group group, List<Result> results) {
    double[] sizes = results.stream().mapToDouble(Result::size).toArray();
    Map<String, double[]> lines = new LinkedHashMap<>();
    for (Entrant entrant : Figures.entrants(results)) {
      lines.put(
          entrant.heading(),
          results.stream()
              .mapToDouble(r -> r.score(entrant).map(s -> s.step().median()).orElse(Double.NaN))
              .toArray());
    }
    return Plots.loglog(sizes, lines).xlabel(group.axis()).ylabel("microseconds a step").size(9, 5);
  }
}
