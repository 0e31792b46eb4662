package org.kerasjvm.engine;

import java.util.List;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;

/**
 * Batches of a stream that lie in native memory one behind the other, so that one native call runs
 * them all. All chunks of a stream have room for the same number of batches; one that is not as the
 * others, such as a last one with fewer rows, has a chunk of its own.
 */
public final class Chunk implements AutoCloseable {

  private static final long MOST_BYTES = 4L << 20;
  private static final int MOST_BATCHES = 256;

  /**
   * What the batches of a stream look like, and how many go into a chunk: a power of two, of at
   * most 4 MB and 256 batches.
   *
   * @param batchSize rows of a batch
   * @param batches how many fit in
   */
  public record Layout(List<DataSpec> specs, int batchSize, int batches) {

    /** The layout for batches that look like one. */
    public static Layout of(List<NDArray> batch) {
      List<DataSpec> specs = batch.stream().map(DataSpec::of).toList();
      boolean text = specs.stream().anyMatch(spec -> spec.dtype() == DType.STRING);
      int rows = batch.get(0).length();
      long bytes = rows * specs.stream().mapToLong(DataSpec::rowBytes).sum();
      long most = text ? 1 : Math.min(MOST_BATCHES, MOST_BYTES / Math.max(1, bytes));
      return new Layout(specs, rows, Math.max(1, Integer.highestOneBit((int) most)));
    }

    /** A chunk with one batch, and no room for more; the caller closes it. */
    public Chunk alone(List<NDArray> batch) {
      return Chunk.of(new Layout(specs, batchSize, 1), batch);
    }

    private boolean fits(List<NDArray> batch) {
      return batch.get(0).length() == batchSize
          && batch.stream().map(DataSpec::of).toList().equals(specs);
    }
  }

  private final ResidentData data;
  private final int batchSize;
  private final int room;
  private int batches;

  private Chunk(ResidentData data, int batchSize, int room) {
    this.data = data;
    this.batchSize = batchSize;
    this.room = room;
  }

  /** A chunk with one batch. */
  static Chunk of(Layout layout, List<NDArray> batch) {
    boolean fits = layout.fits(batch);
    if (fits && layout.batches() > 1) {
      int rows = layout.batches() * layout.batchSize();
      Chunk chunk =
          new Chunk(new ResidentData(layout.specs(), rows), layout.batchSize(), layout.batches());
      chunk.append(batch);
      return chunk;
    }
    int rows = batch.get(0).length();
    // shorter than a batch, as a last one is: nothing is compiled for such a size
    int size = fits ? rows : Math.max(rows + 1, layout.batchSize());
    Chunk chunk = new Chunk(new ResidentData(batch, 0, rows), size, 1);
    chunk.batches = 1;
    return chunk;
  }

  /** Adds a batch if there is room and it is like the others. */
  boolean tryAppend(Layout layout, List<NDArray> batch) {
    boolean fits = !isFull() && layout.fits(batch);
    if (fits) {
      append(batch);
    }
    return fits;
  }

  private void append(List<NDArray> batch) {
    data.write(batches * batchSize, batch);
    batches++;
  }

  boolean isFull() {
    return batches == room;
  }

  /** The rows, and room for more. */
  public ResidentData data() {
    return data;
  }

  /** How many batches there are. */
  public int batches() {
    return batches;
  }

  /** Rows a batch; one that is alone may have fewer. */
  public int batchSize() {
    return batchSize;
  }

  @Override
  public void close() {
    data.close();
  }
}
