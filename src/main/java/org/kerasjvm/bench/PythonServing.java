package org.kerasjvm.bench;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Predictions in a Python process, {@code python-export/bench_serving.py}. */
public final class PythonServing implements ServingContender {

  private final String name;
  private final String way;
  private final int maxThreads;
  private final LineProcess process;

  private PythonServing(String name, String way, int maxThreads, LineProcess process) {
    this.name = name;
    this.way = way;
    this.maxThreads = maxThreads;
    this.process = process;
  }

  /** The loaded signature, a {@code tf.function}. */
  public static ServingContender signature(String python, Path script, Map<String, String> paths) {
    return start("Python signature", "signature", 4, python, script, paths);
  }

  /** {@code model.predict} of Keras. */
  public static ServingContender predict(String python, Path script, Map<String, String> paths) {
    return start("Keras predict", "predict", 1, python, script, paths);
  }

  private static ServingContender start(
      String name, String way, int threads, String python, Path script, Map<String, String> paths) {
    String[] arguments =
        paths.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toArray(String[]::new);
    return new PythonServing(name, way, threads, LineProcess.python(python, script, arguments));
  }

  /** Has Keras export the small CNN of the benchmark into a new directory. */
  public static void exportCnn(String python, Path script, Path directory) {
    try (LineProcess process = LineProcess.python(python, script)) {
      process.ask("export " + directory);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int maxThreads() {
    return maxThreads;
  }

  @Override
  public Served serve(String model, int batch, int threads, double seconds) {
    String line = String.format(Locale.ROOT, "%s %s %d %d %f", way, model, batch, threads, seconds);
    String[] answer = process.ask(line).split(" ");
    return new Served(
        Double.parseDouble(answer[0]),
        Double.parseDouble(answer[1]),
        Double.parseDouble(answer[2]));
  }

  @Override
  public void close() {
    process.close();
  }
}
