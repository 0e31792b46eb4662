package org.kerasjvm.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.bench.JavaServing;
import org.kerasjvm.bench.Machine;
import org.kerasjvm.bench.PythonServing;
import org.kerasjvm.bench.ServingBenchmark;
import org.kerasjvm.bench.ServingContender;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench serving}: predictions of SavedModels here, by hand and in Python, in one run. */
@Command(
    name = "serving",
    description = {
      "Predict with SavedModels by this library, by plain TensorFlow Java and, with --python, in",
      "Python; print latency and rows a second. The CNN needs --python, which makes it."
    })
final class BenchServingCommand implements Callable<Integer> {

  @Option(
      names = "--python",
      paramLabel = "FILE",
      description = "A Python with keras and tensorflow, to measure it beside.")
  private @Nullable String python;

  @Option(names = "--rounds", defaultValue = "3", description = "Measurements; ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--seconds",
      defaultValue = "0.3",
      description = "How long a measurement takes; ${DEFAULT-VALUE}.")
  private double seconds;

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures as JSON.")
  private @Nullable Path json;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Map<String, String> models = new LinkedHashMap<>();
    models.put("mnist", BenchCommand.inRepository("models/mnist/keras3.8").toString());
    Path work = Files.createTempDirectory("keras-jvm-bench");
    List<ServingContender> contenders = new ArrayList<>();
    try {
      Path script = BenchCommand.inRepository("python-export/bench_serving.py");
      if (python != null) {
        PythonServing.exportCnn(python, script, work.resolve("cnn"));
        models.put("cnn", work.resolve("cnn").toString());
      }
      contenders.add(JavaServing.predict(models));
      contenders.add(JavaServing.caller(models));
      contenders.add(JavaServing.plain(models));
      if (python != null) {
        contenders.add(PythonServing.signature(python, script, models));
        contenders.add(PythonServing.predict(python, script, models));
      }
      report(
          new ServingBenchmark(
                  contenders, rounds, seconds, line -> BenchCommand.show(spec.commandLine(), line))
              .run(List.copyOf(models.keySet())));
      return CommandLine.ExitCode.OK;
    } finally {
      contenders.forEach(ServingContender::close);
      delete(work);
    }
  }

  private void report(Map<ServingBenchmark.Case, Map<String, ServingContender.Served>> results)
      throws IOException {
    BenchCommand.show(spec.commandLine(), "");
    spec.commandLine().getOut().println(Machine.here() + "\n");
    spec.commandLine().getOut().println(ServingBenchmark.markdown(results));
    if (json != null) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("machine", Machine.here().toString());
      document.put("serving", ServingBenchmark.json(results));
      new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(json.toFile(), document);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
