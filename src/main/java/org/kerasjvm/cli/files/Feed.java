package org.kerasjvm.cli.files;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.kerasjvm.config.Names;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.savedmodel.TensorSpec;

/** The inputs of a signature, batch after batch, from the files that hold them. */
public final class Feed implements Closeable {

  private final List<TensorSpec> specs;
  private final HeaderRule header;
  private final InputStream standard;
  private final List<Closeable> opened = new ArrayList<>();
  private final List<Source> sources = new ArrayList<>();
  private final Map<String, NDArray> constants = new LinkedHashMap<>();
  private boolean csv;
  private boolean called;
  private long done;

  private Feed(List<TensorSpec> specs, HeaderRule header, InputStream standard) {
    this.specs = specs;
    this.header = header;
    this.standard = standard;
  }

  /**
   * Opens the files.
   *
   * @param files one for all inputs, or {@code name=file} for each; {@code -} is standard input
   * @param specs the signature's inputs
   * @param header for csv
   * @param standard standard input
   * @throws IllegalArgumentException if files and inputs do not match
   * @throws IOException if a file cannot be read, or holds something else
   */
  public static Feed open(
      List<String> files, List<TensorSpec> specs, HeaderRule header, InputStream standard)
      throws IOException {
    Feed feed = new Feed(specs, header, standard);
    try {
      Map<String, String> byName = new Assignments("--input", names(specs)).of(files);
      if (byName.containsKey("")) {
        feed.openAll(byName.getOrDefault("", ""));
      } else {
        feed.openEach(byName);
      }
      return feed;
    } catch (IOException | RuntimeException e) {
      feed.close();
      throw e;
    }
  }

  private static List<String> names(List<TensorSpec> specs) {
    return specs.stream().map(TensorSpec::name).toList();
  }

  private InputFile file(String name) throws IOException {
    InputFile file = InputFile.open(name, standard);
    opened.add(file);
    csv |= file.format() == Format.CSV;
    return file;
  }

  private void openEach(Map<String, String> files) throws IOException {
    for (TensorSpec spec : specs) {
      String name = files.get(spec.name());
      if (name == null) {
        throw new IllegalArgumentException(
            "input '%s' is missing; received %s. Give --input %s=FILE."
                .formatted(spec.name(), files.keySet(), spec.name()));
      }
      InputFile file = file(name);
      if (!spec.hasBatchAxis()) {
        constants.put(spec.name(), Whole.read(file, spec));
      } else {
        sources.add(rows(file, List.of(spec)));
      }
    }
  }

  private void openAll(String name) throws IOException {
    InputFile file = file(name);
    if (!specs.stream().allMatch(TensorSpec::hasBatchAxis)) {
      constants.putAll(Whole.readAll(file, specs));
    } else {
      sources.add(rows(file, specs));
    }
  }

  private Source rows(InputFile file, List<TensorSpec> inputs) throws IOException {
    return switch (file.format()) {
      case CSV -> new CsvSource(file, inputs, header);
      case JSON, JSONL -> new JsonSource(file, inputs);
      case NPY -> new NpySource(file, file.name(), only(file, inputs));
      case NPZ -> archive(file, inputs);
    };
  }

  private static TensorSpec only(InputFile file, List<TensorSpec> inputs) {
    if (inputs.size() > 1) {
      throw new IllegalArgumentException(
          "%s holds one array, and the inputs are %s. Give --input NAME=FILE for each."
              .formatted(file.name(), names(inputs)));
    }
    return inputs.get(0);
  }

  /** Every array by its own stream, so that none need be kept. */
  private Source archive(InputFile file, List<TensorSpec> inputs) throws IOException {
    if (file.path() == null) {
      throw new IOException("standard input: npz cannot be read from a pipe. Give the file.");
    }
    ZipFile zip = unzip(file.path());
    opened.add(zip);
    List<String> found =
        zip.stream()
            .map(ZipEntry::getName)
            .filter(name -> name.endsWith(".npy"))
            .map(name -> name.substring(0, name.length() - ".npy".length()))
            .toList();
    List<Source> arrays = new ArrayList<>();
    for (TensorSpec spec : inputs) {
      String name = inputs.size() == 1 && found.size() == 1 ? found.get(0) : spec.name();
      ZipEntry entry = zip.getEntry(name + ".npy");
      if (entry == null) {
        throw new IOException(
            "%s: has no array '%s'%s".formatted(file.name(), name, Names.didYouMean(name, found)));
      }
      InputStream in = new BufferedInputStream(zip.getInputStream(entry), 1 << 16);
      arrays.add(new NpySource(in, file.name() + " '" + name + "'", spec));
    }
    sources.addAll(arrays.subList(0, arrays.size() - 1));
    return arrays.get(arrays.size() - 1);
  }

  private static ZipFile unzip(Path file) throws IOException {
    try {
      return new ZipFile(file.toFile());
    } catch (ZipException e) {
      throw new IOException(
          file + ": damaged or cut off (" + e.getMessage() + "). Replace the file.", e);
    }
  }

  /** Whether rows come from csv. */
  public boolean isCsv() {
    return csv && !sources.isEmpty();
  }

  /**
   * The next rows of all inputs.
   *
   * @param most how many at most
   * @throws IOException if the data is damaged, or an input ends before another
   */
  public Batch read(int most) throws IOException {
    if (sources.isEmpty()) {
      Batch only = called ? Batch.END : new Batch(constants, -1);
      called = true;
      return only;
    }
    Map<String, NDArray> inputs = new LinkedHashMap<>(constants);
    int rows = -1;
    for (Source source : sources) {
      Map<String, NDArray> part = source.read(most);
      int count = part.isEmpty() ? 0 : part.values().iterator().next().length();
      if (rows >= 0 && count != rows) {
        throw uneven();
      }
      rows = count;
      inputs.putAll(part);
    }
    done += rows;
    return rows == 0 ? Batch.END : new Batch(inputs, rows);
  }

  private IOException uneven() throws IOException {
    List<String> sizes = new ArrayList<>();
    for (Source source : sources) {
      sizes.add(source.name() + (source.rows() < 0 ? "" : " " + source.rows()));
    }
    return new IOException(
        "Data cardinality is ambiguous. Make sure all files contain the same number of rows: "
            + String.join(", ", sizes)
            + ".");
  }

  /** How many rows there are in all, as far as can be told now; -1 if it cannot. */
  public long rows() {
    for (Source source : sources) {
      if (source.rows() >= 0) {
        return source.rows();
      }
    }
    double share = sources.isEmpty() ? Double.NaN : sources.get(0).share();
    return share > 0 && done > 0 ? Math.max(done, Math.round(done / share)) : -1;
  }

  @Override
  public void close() throws IOException {
    for (Source source : sources) {
      source.close();
    }
    for (Closeable each : opened) {
      each.close();
    }
  }
}
