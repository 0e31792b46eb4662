package org.kerasjvm.cli.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.savedmodel.TensorSpec;

/** The outputs of a signature on their way into files. */
public final class Results implements Closeable {

  private final List<TensorSpec> specs;
  private final @Nullable Format to;
  private final Format standardForm;
  private final PrintStream standard;
  private final List<Sink> sinks = new ArrayList<>();

  private Results(
      List<TensorSpec> specs, @Nullable Format to, Format standardForm, PrintStream standard) {
    this.specs = specs;
    this.to = to;
    this.standardForm = standardForm;
    this.standard = standard;
  }

  /**
   * Begins the files.
   *
   * @param files one for all outputs, or {@code name=file} for each that is wanted; {@code -} is
   *     standard output
   * @param specs the signature's outputs
   * @param to the form, or null if names tell
   * @param standardForm the form of standard output
   * @param standard standard output
   * @throws IllegalArgumentException if files and outputs do not match
   */
  public static Results open(
      List<String> files,
      List<TensorSpec> specs,
      @Nullable Format to,
      Format standardForm,
      PrintStream standard)
      throws IOException {
    Results results = new Results(specs, to, standardForm, standard);
    try {
      List<String> names = specs.stream().map(TensorSpec::name).toList();
      Map<String, String> byName = new Assignments("--output", names).of(files);
      for (Map.Entry<String, String> file : byName.entrySet()) {
        results.add(file.getKey().isEmpty() ? names : List.of(file.getKey()), file.getValue());
      }
      return results;
    } catch (IOException | RuntimeException e) {
      results.close();
      throw e;
    }
  }

  private void add(List<String> outputs, String file) throws IOException {
    Format format = format(file);
    if (format == Format.NPY && outputs.size() > 1) {
      throw new IllegalArgumentException(
          "--output %s: an npy file holds one array, and the outputs are %s. Give --output NAME=FILE for each, or write npz or json."
              .formatted(file, outputs));
    }
    if (format == Format.NPY || format == Format.NPZ) {
      requireNumbers(outputs, file);
      Draft draft = new Draft(Path.of(file));
      sinks.add(
          format == Format.NPZ ? new NpzSink(outputs, draft) : new NpySink(outputs.get(0), draft));
      return;
    }
    TextFile text = TextFile.of(file, standard);
    sinks.add(
        format == Format.CSV
            ? new CsvSink(outputs, text)
            : new JsonSink(outputs, text, format == Format.JSONL));
  }

  private Format format(String file) {
    boolean toStandard = file.equals("-");
    Format named = toStandard ? standardForm : Format.ofName(file);
    Format format = to == null ? named : to;
    if (format == null) {
      throw new IllegalArgumentException(
          "--output %s: the name must end in .npy, .npz, .csv, .json or .jsonl. Or say --to csv."
              .formatted(file));
    }
    if (toStandard && (format == Format.NPY || format == Format.NPZ)) {
      throw new IllegalArgumentException(
          "--output -: standard output takes csv, json and jsonl. Give a file for "
              + lower(format)
              + ".");
    }
    return format;
  }

  private static String lower(Format format) {
    return format.name().toLowerCase(java.util.Locale.ROOT);
  }

  private void requireNumbers(List<String> outputs, String file) {
    for (TensorSpec spec : specs) {
      if (outputs.contains(spec.name()) && spec.carrier() == DType.STRING) {
        throw new IllegalArgumentException(
            "--output %s: output '%s' holds text, which numpy's files cannot take row by row. Write csv or json."
                .formatted(file, spec.name()));
      }
    }
  }

  /**
   * Appends.
   *
   * @param outputs by name
   * @param rows whether they have rows, as many each; else this is the only call
   */
  public void write(Map<String, NDArray> outputs, boolean rows) throws IOException {
    for (Sink sink : sinks) {
      sink.write(outputs, rows);
    }
  }

  /** Puts the files in their places. */
  public void finish() throws IOException {
    for (Sink sink : sinks) {
      sink.finish();
    }
  }

  /** Leaves nothing behind of what is not finished. */
  @Override
  public void close() throws IOException {
    for (Sink sink : sinks) {
      sink.close();
    }
  }
}
