package org.kerasjvm.bench;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;

/** Keras in a Python process of its own, {@code python-export/bench.py}. */
public final class KerasContender implements Contender {

  private final String name;
  private final PythonProcess process;

  private KerasContender(String name, PythonProcess process) {
    this.name = name;
    this.process = process;
  }

  /**
   * Starts Keras.
   *
   * @param mode default, steps_per_execution or jit_compile
   * @throws UncheckedIOException if Python or Keras is not there
   */
  public static KerasContender start(String python, Path script, String mode, String name) {
    return new KerasContender(name, new PythonProcess(python, script, "--mode", mode));
  }

  private double ask(String command, Workload workload, int number) {
    return Double.parseDouble(
        process.ask(String.format(Locale.ROOT, "%s %s %d", command, workload.name(), number)));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public double fit(Workload workload, int epochs) {
    return ask("fit", workload, epochs);
  }

  @Override
  public double predictOneRow(Workload workload, int calls) {
    return ask("predict", workload, Math.max(20, calls / 100));
  }

  @Override
  public void done(Workload workload) {
    ask("done", workload, 0);
  }

  @Override
  public void close() {
    process.close();
  }
}
