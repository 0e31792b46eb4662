package org.kerasjvm.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.bench.BenchReport;
import org.kerasjvm.bench.Comparison;
import org.kerasjvm.bench.Figures;
import org.kerasjvm.bench.GeneratedPart;
import picocli.CommandLine.Option;

/** What the benchmark's figures go into. */
final class BenchOutput {

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = {
        "Write tables and pictures into this document, between the comments",
        "'<!-- figures: begin -->' and '<!-- figures: end -->'."
      })
  private @Nullable Path out;

  @Option(
      names = "--compare",
      paramLabel = "OLD",
      description = "Also print ratios to the figures in this JSON file.")
  private @Nullable Path compare;

  /** Prints, compares and writes. */
  void put(Figures figures, PrintWriter printer) throws IOException {
    printer.println(BenchReport.markdown(figures));
    if (compare != null) {
      printer.println(Comparison.markdown(Figures.read(compare), figures));
    }
    if (out != null) {
      GeneratedPart.write(out, figures);
    }
  }
}
