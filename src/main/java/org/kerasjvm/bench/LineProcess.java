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

/** A process that is asked line by line: a command goes in, a line comes back. */
final class LineProcess implements AutoCloseable {

  private final String what;
  private final Process process;
  private final PrintWriter in;
  private final BufferedReader out;
  private final String greeting;

  /**
   * Starts it and waits for its first line.
   *
   * @param what it is, for messages
   * @throws UncheckedIOException if it cannot be started or ends early
   */
  LineProcess(String what, List<String> command) {
    this.what = what;
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().put("TF_CPP_MIN_LOG_LEVEL", "3");
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "bench: could not start " + command.get(0) + ": " + e.getMessage(), e);
    }
    in = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
    out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    greeting = answer();
  }

  /** A script of {@code python-export}. */
  static LineProcess python(String python, Path script, String... arguments) {
    List<String> command = new ArrayList<>(List.of(python, script.toString()));
    command.addAll(List.of(arguments));
    return new LineProcess(
        script.getFileName() + " (does this Python have the packages that it imports?)", command);
  }

  /** Its first line. */
  String greeting() {
    return greeting;
  }

  /**
   * Sends a line and waits for the answer.
   *
   * @throws UncheckedIOException if the process ends instead
   */
  String ask(String line) {
    in.println(line);
    return answer();
  }

  private String answer() {
    try {
      String line = out.readLine();
      if (line == null) {
        throw new IOException("bench: " + what + " ended early.");
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
