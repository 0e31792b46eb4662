package org.kerasjvm.batches;

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
import org.kerasjvm.data.CsvNumbers;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.data.Table;

/**
 * Batches of a csv file in UTF-8 whose first line names the columns, read in parts: the file may be
 * larger than memory. It is read through once to find where the batches begin.
 *
 * <p>Columns must hold numbers, {@code True} or {@code False}; a missing one is not a number.
 * Inputs are of shape (rows, features); targets of shape (rows,) for one column, else (rows,
 * targets); float32 all.
 *
 * <p><b>Options</b> (default): {@code workers} (1), {@code maxQueueSize} (10).
 */
public final class CsvBatches extends PyDataset {

  private static final int BLOCK = 1 << 16;

  private final Path file;
  private final int batchSize;
  private final boolean oneTarget;
  private final CsvNumbers numbers;
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
    this.batchSize = requireSize("CsvBatches", batchSize);
    this.oneTarget = targets.size() == 1;
    findBatches();
    String header = new String(bytes(0, starts.get(0)), StandardCharsets.UTF_8);
    Table names = Table.readCsv(new StringReader(header), true);
    this.numbers =
        new CsvNumbers(
            file.toString(), names.columns(), places(names, features), places(names, targets));
  }

  private static int[] places(Table names, List<String> columns) {
    names.select(columns.toArray(new String[0])); // says which are not there
    return columns.stream().mapToInt(names.columns()::indexOf).toArray();
  }

  static int requireSize(String place, int batchSize) {
    if (batchSize < 1) {
      throw new IllegalArgumentException(
          place + ": batch_size must be an integer of 1 or more; received " + batchSize + ".");
    }
    return batchSize;
  }

  /** Where the batches begin, and where the last one ends; a line break in quotes is no end. */
  private void findBatches() throws IOException {
    byte[] block = new byte[BLOCK];
    boolean quoted = false;
    boolean inLine = false;
    long place = 0;
    int lines = -1;
    try (InputStream in = Files.newInputStream(file)) {
      for (int count = in.read(block); count > 0; count = in.read(block)) {
        for (int k = 0; k < count; k++) {
          byte b = block[k];
          quoted ^= b == '"';
          boolean ends = b == '\n' && !quoted;
          boolean counts = inLine && ends;
          inLine = !ends && (inLine || b != '\r');
          if (counts && ++lines % batchSize == 0) {
            starts.add(place + k + 1);
          }
        }
        place += count;
      }
    }
    if (starts.isEmpty()) {
      throw new IOException(file + ": must have a line of names and lines of numbers.");
    }
    if (inLine || lines % batchSize != 0) {
      starts.add(place);
    }
  }

  private byte[] bytes(long from, long to) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      channel.position(from);
      return Channels.newInputStream(channel).readNBytes(Math.toIntExact(to - from));
    }
  }

  @Override
  public int length() {
    return starts.size() - 1;
  }

  @Override
  public Batch getItem(int index) throws IOException {
    long from = starts.get(index);
    NDArray[] xy = numbers.read(bytes(from, starts.get(index + 1)), from, batchSize);
    return Batch.of(xy[0], oneTarget ? xy[1].ravel() : xy[1]);
  }
}
