package org.kerasjvm.savedmodel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.data.Npy;
import org.kerasjvm.data.Npz;

/**
 * Sample inputs and the outputs that the writer's own model gave for them, inside a SavedModel:
 * {@code assets.extra/examples.json} says what belongs together, {@code assets.extra/examples.npz}
 * holds the arrays. TensorFlow passes over both files; Python and Java read and write them alike.
 *
 * @param writtenBy the program and its libraries, with versions: {@code {"keras": "3.8.0",
 *     "tensorflow": "2.18.0"}}
 * @param examples in the order of the file
 */
public record Examples(Map<String, String> writtenBy, List<Example> examples) {

  /**
   * One call of a signature. An output agrees if {@code |here - there| <= atol + rtol * |there|}.
   *
   * @param signature the key of the signature, such as {@code serving_default}
   * @param inputs by the signature's input keys
   * @param outputs by the signature's output keys
   * @param rtol the relative part of what outputs may differ by; 0 or more
   * @param atol the absolute part; 0 or more
   * @param source what made the outputs, such as {@code model.predict}
   */
  public record Example(
      String signature,
      Map<String, NDArray> inputs,
      Map<String, NDArray> outputs,
      double rtol,
      double atol,
      String source) {

    /**
     * Copies the maps, in their order.
     *
     * @throws IllegalArgumentException if a tolerance is negative or not finite
     */
    public Example {
      inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
      outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
      requireTolerance("rtol", rtol);
      requireTolerance("atol", atol);
    }

    private static void requireTolerance(String name, double value) {
      if (!Double.isFinite(value) || value < 0) {
        throw new IllegalArgumentException(
            "Example: " + name + " must be a number of 0 or more; received " + value + ".");
      }
    }
  }

  /** The folder of a SavedModel for what TensorFlow itself does not read. */
  static final String FOLDER = "assets.extra";

  private static final String JSON = "examples.json";
  private static final String ARRAYS = "examples.npz";

  /** What the file may hold at most; examples are a few rows. */
  private static final long MAX_JSON_BYTES = 4L << 20;

  private static final long MAX_ARRAY_BYTES = 64L << 20;

  /** Copies both. */
  public Examples {
    writtenBy = Collections.unmodifiableMap(new LinkedHashMap<>(writtenBy));
    examples = List.copyOf(examples);
  }

  /**
   * Reads the examples of a SavedModel.
   *
   * @param savedModel the directory that holds {@code saved_model.pb}
   * @return empty if it has none
   * @throws IOException if a file is damaged, of another format, or larger than examples can be (4
   *     MiB of JSON, 64 MiB of arrays); the message names it
   */
  public static Optional<Examples> read(Path savedModel) throws IOException {
    Path json = savedModel.resolve(FOLDER).resolve(JSON);
    if (!Files.exists(json)) {
      return Optional.empty();
    }
    requireFile(json);
    if (Files.size(json) > MAX_JSON_BYTES) {
      throw new IOException(
          "%s: %d bytes; examples of more than %d bytes are refused."
              .formatted(json, Files.size(json), MAX_JSON_BYTES));
    }
    Path arrays = json.resolveSibling(ARRAYS);
    requireFile(arrays);
    return Optional.of(
        new ExamplesJson(json)
            .read(Files.readAllBytes(json), Npz.load(arrays, MAX_ARRAY_BYTES), ARRAYS));
  }

  private static void requireFile(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(
          file + ": must be a file. Export the model with its examples once more.");
    }
  }

  /**
   * Writes the examples into a SavedModel, in place of those it may have.
   *
   * @param savedModel the directory that holds {@code saved_model.pb}
   * @throws IllegalArgumentException if the arrays are larger than {@link #read} takes
   */
  public void write(Path savedModel) throws IOException {
    requireSmall();
    Path folder = Files.createDirectories(savedModel.resolve(FOLDER));
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    byte[] json = new ExamplesJson(folder.resolve(JSON)).write(this, arrays);
    replace(folder.resolve(ARRAYS), draft -> Npz.save(draft, arrays));
    replace(folder.resolve(JSON), draft -> Files.write(draft, json));
  }

  private void requireSmall() {
    long bytes =
        examples.stream()
            .flatMap(example -> Stream.of(example.inputs(), example.outputs()))
            .flatMap(arrays -> arrays.values().stream())
            .mapToLong(Npy::bytes)
            .sum();
    if (bytes > MAX_ARRAY_BYTES) {
      throw new IllegalArgumentException(
          "Examples: must be %d MiB of arrays at most; received %d MiB. Give fewer rows."
              .formatted(MAX_ARRAY_BYTES >> 20, (bytes >> 20) + 1));
    }
  }

  /** Writes a file. */
  private interface Writer {
    void write(Path file) throws IOException;
  }

  private static void replace(Path file, Writer writer) throws IOException {
    Path draft = file.resolveSibling("." + file.getFileName() + ".tmp");
    try {
      writer.write(draft);
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
