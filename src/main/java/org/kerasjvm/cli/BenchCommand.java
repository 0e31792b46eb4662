package org.kerasjvm.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.bench.BenchReport;
import org.kerasjvm.bench.Benchmark;
import org.kerasjvm.bench.Contender;
import org.kerasjvm.bench.JavaContender;
import org.kerasjvm.bench.KerasContender;
import org.kerasjvm.bench.Workload;
import org.kerasjvm.bench.Workloads;
import org.kerasjvm.config.Names;
import org.kerasjvm.console.TextOutput;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bench}: the tutorials' models on this library's runners and in Keras, in one run. */
@Command(
    name = "bench",
    subcommands = BenchServingCommand.class,
    description = {
      "Train the tutorials' models on this library's runners and, with --python, in Keras;",
      "print microseconds a step, ratios and the time of a prediction."
    })
final class BenchCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..*",
      paramLabel = "WORKLOAD",
      description = "breast-cancer, circles, fashion-mnist, sonar, mnist; all by default.")
  private List<String> names = List.of();

  @Option(
      names = "--python",
      paramLabel = "FILE",
      description = "A Python with keras and tensorflow, to measure Keras beside it.")
  private @Nullable String python;

  @Option(names = "--rounds", defaultValue = "5", description = "Measurements; ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--seconds",
      defaultValue = "1",
      description = "About how long a measurement takes; ${DEFAULT-VALUE}.")
  private double seconds;

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures as JSON.")
  private @Nullable Path json;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Workload[] workloads = chosen();
    List<Contender> contenders = new ArrayList<>();
    try {
      contenders.add(JavaContender.stepwise());
      contenders.add(JavaContender.looped());
      if (python != null) {
        contenders.addAll(keras(python));
      }
      Benchmark benchmark =
          new Benchmark(contenders, rounds, seconds, line -> show(spec.commandLine(), line));
      List<Benchmark.Row> rows = benchmark.run(workloads);
      show(spec.commandLine(), "");
      spec.commandLine().getOut().println(machine());
      spec.commandLine().getOut().println(BenchReport.markdown(rows));
      if (json != null) {
        write(json, rows);
      }
      return CommandLine.ExitCode.OK;
    } finally {
      contenders.forEach(Contender::close);
    }
  }

  private static List<Contender> keras(String python) {
    Path script = inRepository("python-export/bench.py");
    return List.of(
        KerasContender.start(python, script, "default", BenchReport.KERAS_DEFAULT),
        KerasContender.start(python, script, "steps_per_execution", "steps_per_execution=50"),
        KerasContender.start(python, script, "jit_compile", "jit_compile=True"));
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

  private Workload[] chosen() {
    Workload[] all = Workloads.all();
    if (names.isEmpty()) {
      return all;
    }
    List<String> known = Arrays.stream(all).map(Workload::name).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        throw new CommandLine.ParameterException(
            spec.commandLine(), "'" + name + "' is no workload" + Names.didYouMean(name, known));
      }
    }
    return Arrays.stream(all).filter(w -> names.contains(w.name())).toArray(Workload[]::new);
  }

  /** On a terminal, one line that is written over; elsewhere nothing. */
  static void show(CommandLine command, String line) {
    if (TextOutput.isTerminal()) {
      command.getOut().printf("\r%-78s%s", line, line.isEmpty() ? "\r" : "");
      command.getOut().flush();
    }
  }

  static String machine() {
    return "%d processors, %s %s, Java %s\n"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            System.getProperty("java.version"));
  }

  private static void write(Path file, List<Benchmark.Row> rows) throws IOException {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("machine", machine().strip());
    document.put("workloads", BenchReport.json(rows));
    Path temporary = Files.createTempFile(file.toAbsolutePath().getParent(), "bench", ".json");
    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(temporary.toFile(), document);
    Files.move(temporary, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }
}
