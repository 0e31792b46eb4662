package org.kerasjvm.batches;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.kerasjvm.config.Option;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.data.Table;

/**
 * Batches of a csv file in UTF-8 whose first line names the columns, read in parts: the file may be
 * larger than memory. It is read through once to find where the batches begin.
 *
 * <p>Columns must hold numbers. Inputs are of shape (rows, features); targets of shape (rows,) for
 * one column, else (rows, targets); float32 all.
 *
 * <p><b>Options</b> (default): {@code workers} (1), {@code maxQueueSize} (10).
 */
public final class CsvBatches extends PyDataset {

  private final Path file;
  private final String[] features;
  private final String[] targets;
  private final String header;
  private final List<Long> starts = new ArrayList<>();

  /**
   * Looks through the file.
   *
   * @param features names of the columns with inputs
   * @param targets names of the columns with targets
   * @param batchSize rows a batch, 1 or more; the last one may have fewer
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if a column is not there
   */
  @SafeVarargs
  public CsvBatches(
      Path file,
      List<String> features,
      List<String> targets,
      int batchSize,
      Option<? super PyDataset>... options)
      throws IOException {
    super(options);
    this.file = file;
    this.features = features.toArray(new String[0]);
    this.targets = targets.toArray(new String[0]);
    findBatches(requireSize("CsvBatches", batchSize));
    this.header = text(0, starts.get(0));
    table(header).select(this.features);
    table(header).select(this.targets);
  }

  static int requireSize(String place, int batchSize) {
    if (batchSize < 1) {
      throw new IllegalArgumentException(
          place + ": batch_size must be an integer of 1 or more; received " + batchSize + ".");
    }
    return batchSize;
  }

  /** Where the batches begin, and where the last one ends; a line break in quotes is no end. */
  private void findBatches(int batchSize) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      boolean quoted = false;
      boolean inLine = false;
      long place = 0;
      int lines = -1;
      for (int b = in.read(); b >= 0; b = in.read()) {
        place++;
        quoted ^= b == '"';
        boolean ends = b == '\n' && !quoted;
        boolean counts = inLine && ends;
        inLine = !ends && (inLine || b != '\r');
        if (counts && ++lines % batchSize == 0) {
          starts.add(place);
        }
      }
      if (starts.isEmpty()) {
        throw new IOException(file + ": must have a line of names and lines of numbers.");
      }
      if (inLine || lines % batchSize != 0) {
        starts.add(place);
      }
    }
  }

  private String text(long from, long to) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      channel.position(from);
      byte[] bytes = Channels.newInputStream(channel).readNBytes(Math.toIntExact(to - from));
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private static Table table(String csv) throws IOException {
    return Table.readCsv(new StringReader(csv), true);
  }

  @Override
  public int length() {
    return starts.size() - 1;
  }

  @Override
  public Batch getItem(int index) throws IOException {
    Table rows = table(header + text(starts.get(index), starts.get(index + 1)));
    NDArray y = numbers(rows, targets);
    return Batch.of(numbers(rows, features), targets.length == 1 ? y.reshape(y.length()) : y);
  }

  private NDArray numbers(Table rows, String[] columns) throws IOException {
    NDArray values = rows.select(columns).values();
    if (values.dtype() == DType.STRING) {
      throw new IOException(file + ": columns " + List.of(columns) + " must hold numbers.");
    }
    return values.astype(DType.FLOAT32);
  }
}
