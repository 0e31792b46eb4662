package org.kerasjvm.parity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kerasjvm.data.NDArray;

/**
 * Keras in a Python process of its own, {@code python-export/parity/oracle.py}: a line of JSON goes
 * in, a line comes out. One question at a time; {@link #ask} returns at once, so that this side can
 * compute while Keras does.
 */
public final class Oracle implements AutoCloseable {

  /** Keras gave no result but an error. */
  public static final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    Refusal(String message) {
      super(message);
    }
  }

  /** The first version with everything that the script needs. */
  private static final int LEAST_MINOR = 5;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String python;
  private final Path errors;
  private final Process process;
  private final PrintWriter in;
  private final BufferedReader out;
  private final Map<String, String> versions = new LinkedHashMap<>();

  private Oracle(String python, Path errors, Process process) {
    this.python = python;
    this.errors = errors;
    this.process = process;
    in = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
    out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /**
   * Starts Keras, which takes some seconds.
   *
   * @param python the interpreter, a path or a name on the PATH
   * @param script {@code oracle.py}
   * @throws IllegalStateException if there is no such Python, or no Keras of 3.5 or newer in it
   */
  public static Oracle start(String python, Path script) {
    try {
      Path errors = Files.createTempFile("oracle", ".log");
      errors.toFile().deleteOnExit();
      ProcessBuilder builder = new ProcessBuilder(python, script.toString());
      builder.redirectError(errors.toFile());
      Oracle oracle = new Oracle(python, errors, builder.start());
      try {
        oracle.greet();
        return oracle;
      } catch (RuntimeException e) {
        oracle.close();
        throw e;
      }
    } catch (IOException e) {
      throw new IllegalStateException(
          "parity: "
              + python
              + " cannot be started: "
              + e.getMessage()
              + ". Name a Python with keras and tensorflow by --python.",
          e);
    }
  }

  private void greet() {
    ask("versions", JsonNodeFactory.instance.objectNode());
    JsonNode found;
    try {
      found = answer("versions");
    } catch (Refusal e) {
      throw new IllegalStateException(e);
    }
    found.properties().forEach(e -> versions.put(e.getKey(), e.getValue().asText()));
    String[] parts = kerasVersion().split("\\.");
    boolean known = parts[0].equals("3") && Integer.parseInt(parts[1]) >= LEAST_MINOR;
    if (!known && Integer.parseInt(parts[0]) < 4) {
      throw new IllegalStateException(
          "parity: Keras must be 3.5 or newer; "
              + python
              + " has "
              + kerasVersion()
              + ". Name another Python by --python.");
    }
  }

  /** The versions of keras, tensorflow, numpy and python, in this order. */
  public Map<String, String> versions() {
    return Map.copyOf(versions);
  }

  /** The version of Keras. */
  public String kerasVersion() {
    return versions.getOrDefault("keras", "?");
  }

  /** The grid of a family's cases. */
  public List<Case> cases(String family) {
    ask("cases", JsonNodeFactory.instance.objectNode().put("family", family));
    List<Case> cases = new ArrayList<>();
    try {
      answer("cases").forEach(node -> cases.add(Case.of(node)));
    } catch (Refusal e) {
      throw new IllegalStateException("parity: the grid of " + family + ": " + e.getMessage(), e);
    }
    return cases;
  }

  /** Hands a case over. */
  void ask(Case asked) {
    ask("run", JsonNodeFactory.instance.objectNode().set("case", asked.toJson()));
  }

  /**
   * Waits for the results of the case that was handed over last.
   *
   * @throws Refusal if Keras threw instead
   */
  Map<String, NDArray> results() throws Refusal {
    return Case.results(answer("results"));
  }

  private void ask(String operation, ObjectNode request) {
    in.println(request.put("op", operation));
  }

  private JsonNode answer(String key) throws Refusal {
    try {
      String line = out.readLine();
      if (line == null) {
        throw new IllegalStateException(
            "parity: "
                + python
                + " ended: "
                + lastError()
                + ". Install keras and tensorflow into it (pip install keras tensorflow), or name"
                + " another Python by --python.");
      }
      JsonNode reply = JSON.readTree(line);
      if (reply.has("error")) {
        throw new Refusal(reply.get("error").asText());
      }
      return reply.get(key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String lastError() throws IOException {
    List<String> lines = Files.readAllLines(errors).stream().filter(l -> !l.isBlank()).toList();
    return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
  }

  @Override
  public void close() {
    in.close();
    process.destroy();
  }
}
