package org.kerasjvm.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.bench.Machine;
import org.kerasjvm.bench.Startup;
import org.kerasjvm.bench.Workloads;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench startup}: how long it takes until the first epoch has ended. */
@Command(
    name = "startup",
    description = {
      "Measure the time from the start of a JVM to the first finished epoch of the circles",
      "tutorial's model and, with --python, the time that Python takes to import Keras."
    })
final class BenchStartupCommand implements Callable<Integer> {

  @Option(
      names = "--python",
      paramLabel = "FILE",
      description = "A Python with keras and tensorflow, to measure beside.")
  private @Nullable String python;

  @Option(names = "--rounds", defaultValue = "5", description = "Measurements; ${DEFAULT-VALUE}.")
  private int rounds;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    if (rounds < 1) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--rounds: must be 1 or more; received " + rounds + ".");
    }
    Startup startup = Startup.measure(Workloads.named(List.of("circles")).get(0), rounds, python);
    spec.commandLine().getOut().println(Machine.here() + "\n");
    spec.commandLine().getOut().println(startup.table());
    return CommandLine.ExitCode.OK;
  }
}
