package org.kerasjvm.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.kerasjvm.bench.Figures;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code bench report}: figures that were kept, without measuring again. */
@Command(
    name = "report",
    description = {
      "Print the figures of a JSON file, compare them with another one's, write them into a",
      "document. Nothing is measured."
    })
final class BenchReportCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "What bench --json wrote.")
  private Path file;

  @Mixin private BenchOutput output;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    output.put(Figures.read(file), spec.commandLine().getOut());
    return CommandLine.ExitCode.OK;
  }
}
