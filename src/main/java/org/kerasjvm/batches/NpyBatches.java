package org.kerasjvm.batches;

import java.io.IOException;
import java.nio.file.Path;
import org.kerasjvm.config.Option;
import org.kerasjvm.data.NpyFile;

/**
 * Batches of two {@code .npy} files, read in parts: inputs from one, targets from the other, row by
 * row. The files may be larger than memory.
 *
 * <p><b>Options</b> (default): {@code workers} (1), {@code maxQueueSize} (10).
 */
public final class NpyBatches extends PyDataset {

  private final NpyFile x;
  private final NpyFile y;
  private final int batchSize;

  /**
   * Opens the files.
   *
   * @param x inputs, rows first
   * @param y targets, with as many rows
   * @param batchSize rows a batch, 1 or more; the last one may have fewer
   * @throws IOException if a file cannot be read, or holds something other than numbers in C order
   * @throws IllegalArgumentException if the numbers of rows differ
   */
  @SafeVarargs
  public NpyBatches(Path x, Path y, int batchSize, Option<? super PyDataset>... options)
      throws IOException {
    super(options);
    this.x = NpyFile.open(x);
    this.y = NpyFile.open(y);
    this.batchSize = CsvBatches.requireSize("NpyBatches", batchSize);
    if (this.x.length() != this.y.length()) {
      throw new IllegalArgumentException(
          "NpyBatches: Data cardinality is ambiguous. Make sure all arrays contain the same number of samples. 'x' sizes: %d, 'y' sizes: %d"
              .formatted(this.x.length(), this.y.length()));
    }
  }

  @Override
  public int length() {
    return (int) ((x.length() + (long) batchSize - 1) / batchSize);
  }

  @Override
  public Batch getItem(int index) throws IOException {
    int from = index * batchSize;
    int to = (int) Math.min((long) from + batchSize, x.length());
    return Batch.of(x.rows(from, to), y.rows(from, to));
  }
}
