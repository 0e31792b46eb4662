package org.kerasjvm.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A script of {@code python-export} that is asked line by line: a command goes in, a line back. */
final class PythonProcess implements AutoCloseable {

  private final String script;
  private final Process process;
  private final PrintWriter in;
  private final BufferedReader out;

  /**
   * Starts the script and waits for its first line.
   *
   * @throws UncheckedIOException if Python or its packages are not there
   */
  PythonProcess(String python, Path script, String... arguments) {
    this.script = String.valueOf(script.getFileName());
    try {
      List<String> command = new ArrayList<>(List.of(python, script.toString()));
      command.addAll(List.of(arguments));
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().put("TF_CPP_MIN_LOG_LEVEL", "3");
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException("bench: could not start " + python + ": " + e.getMessage(), e);
    }
    in = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
    out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    answer();
  }

  /** Sends a line and waits for the answer. */
  String ask(String line) {
    in.println(line);
    return answer();
  }

  private String answer() {
    try {
      String line = out.readLine();
      if (line == null) {
        throw new IOException(
            "bench: " + script + " ended early; does this Python have keras and tensorflow?");
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    in.close();
    process.destroy();
  }
}
