package org.kerasjvm.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Keras in a Python process of its own, {@code python-export/bench.py}, asked line by line: a
 * command with its arguments goes in, a number comes out.
 */
public final class KerasContender implements Contender {

  private final String name;
  private final Process process;
  private final PrintWriter in;
  private final BufferedReader out;

  private KerasContender(String name, Process process) {
    this.name = name;
    this.process = process;
    in = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
    out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /**
   * Starts Keras.
   *
   * @param mode default, steps_per_execution or jit_compile
   * @throws UncheckedIOException if Python or Keras is not there
   */
  public static KerasContender start(String python, Path script, String mode, String name) {
    try {
      ProcessBuilder builder = new ProcessBuilder(python, script.toString(), "--mode", mode);
      builder.environment().put("TF_CPP_MIN_LOG_LEVEL", "3");
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
      KerasContender contender = new KerasContender(name, builder.start());
      contender.answer();
      return contender;
    } catch (IOException e) {
      throw new UncheckedIOException("bench: could not start " + python + ": " + e.getMessage(), e);
    }
  }

  private double answer() {
    try {
      String line = out.readLine();
      if (line == null) {
        throw new IOException(
            "bench: " + name + " ended early; does this Python have keras and tensorflow?");
      }
      return Double.parseDouble(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private double ask(String command, Workload workload, int number) {
    in.println(String.format(Locale.ROOT, "%s %s %d", command, workload.name(), number));
    return answer();
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
    in.close();
    process.destroy();
  }
}
