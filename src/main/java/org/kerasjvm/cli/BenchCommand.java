package org.kerasjvm.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.bench.Benchmark;
import org.kerasjvm.bench.Entrants;
import org.kerasjvm.bench.Figures;
import org.kerasjvm.bench.Machine;
import org.kerasjvm.bench.Result;
import org.kerasjvm.bench.Workload;
import org.kerasjvm.bench.Workloads;
import org.kerasjvm.console.TextOutput;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bench}: models on this library's runners, in Keras and in JAX, in one run. */
@Command(
    name = "bench",
    subcommands = {BenchServingCommand.class, BenchStartupCommand.class, BenchReportCommand.class},
    description = {
      "Train models on this library's runners and, with --python, in Keras and JAX, in turns; print",
      "the time of a step, ratios, memory, the time to compile and the time of a prediction."
    })
final class BenchCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..*",
      paramLabel = "WORKLOAD",
      description = {
        "tutorials (breast-cancer, circles, fashion-mnist, sonar, mnist), widths (width-4 to",
        "width-4096), rows (rows-1000 to rows-1000000), one of them, or all; tutorials by default."
      })
  private List<String> names = List.of();

  @Option(
      names = "--python",
      paramLabel = "FILE",
      description = "A Python with keras and tensorflow, maybe with jax, to measure beside.")
  private @Nullable String python;

  @Option(
      names = "--contenders",
      split = ",",
      paramLabel = "NAME",
      description = {
        "Who takes part, separated by commas: auto, stepwise, looped, compiled, keras, keras-50,",
        "keras-jit, keras-both, jax, products; all that can by default."
      })
  private List<String> contenders = List.of();

  @Option(names = "--rounds", defaultValue = "5", description = "Measurements; ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--seconds",
      defaultValue = "1",
      description = "About how long a measurement takes; ${DEFAULT-VALUE}.")
  private double seconds;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = {
        "Keep the figures in this file; those that it has of other workloads stay and are",
        "reported too."
      })
  private @Nullable Path json;

  @Mixin private BenchOutput output;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    List<Workload> workloads = chosen();
    Path scripts = python == null ? Path.of("") : inRepository("python-export");
    Entrants entrants = Entrants.of(contenders, python, scripts);
    CommandLine command = spec.commandLine();
    Benchmark benchmark = new Benchmark(entrants, rounds, seconds, line -> show(command, line));
    List<Result> results = new ArrayList<>();
    Figures figures = new Figures(Machine.here(), benchmark.descriptions(), results);
    for (Workload workload : workloads) {
      results.add(benchmark.run(workload));
      figures = kept(new Figures(Machine.here(), benchmark.descriptions(), results));
    }
    show(command, "");
    output.put(figures, command.getOut());
    return CommandLine.ExitCode.OK;
  }

  /** With what the file has; written after each workload, so that a run that is cut keeps some. */
  private Figures kept(Figures measured) throws IOException {
    if (json == null) {
      return measured;
    }
    Figures all = Files.exists(json) ? Figures.read(json).with(measured) : measured;
    all.write(json);
    return all;
  }

  private List<Workload> chosen() {
    try {
      return Workloads.named(names);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  /** A file of the repository, which the launcher tells. */
  static Path inRepository(String name) {
    Path home = Path.of(System.getProperty("kerasjvm.home", "."));
    Path file = home.resolve(name);
    if (!Files.exists(file)) {
      throw new IllegalStateException(
          "bench: "
              + name
              + " must be in "
              + home.toAbsolutePath().normalize()
              + ". Run it from the repository.");
    }
    return file;
  }

  /** On a terminal, one line that is written over; elsewhere nothing. */
  static void show(CommandLine command, String line) {
    if (TextOutput.isTerminal()) {
      command.getOut().printf("\r%-78s%s", line, line.isEmpty() ? "\r" : "");
      command.getOut().flush();
    }
  }
}
