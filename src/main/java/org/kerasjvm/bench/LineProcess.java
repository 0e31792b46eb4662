package org.kerasjvm.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that is asked line by line: a command goes in, a line comes back. */
final class LineProcess implements AutoCloseable {

  private final String what;
  private final Process process;
  private final PrintWriter in;
  private final BufferedReader out;
  private final Path errors;
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
      errors = Files.createTempFile("bench", ".err");
      errors.toFile().deleteOnExit();
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().put("TF_CPP_MIN_LOG_LEVEL", "3");
      builder.redirectError(errors.toFile());
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
    return new LineProcess(String.valueOf(script.getFileName()), command);
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
        throw new IOException("bench: " + what + " ended early. " + lastWords());
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /** The last line that it wrote to standard error; as a rule it says what is wrong. */
  private String lastWords() throws IOException {
    in.close();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    String text = new String(Files.readAllBytes(errors), StandardCharsets.UTF_8);
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    return lines.isEmpty() ? "" : lines.get(lines.size() - 1).strip();
  }

  @Override
  public void close() {
    in.close();
    process.destroy();
  }
}
