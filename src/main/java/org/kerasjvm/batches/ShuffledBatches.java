package org.kerasjvm.batches;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasBatching;
import org.kerasjvm.config.HasSeed;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.data.RowBuffer;
import org.kerasjvm.random.DatasetShuffle;

/**
 * The rows of other batches, shuffled by a buffer and batched anew: {@code
 * tf.data.Dataset.unbatch().shuffle(buffer_size).batch(batch_size)}. The buffer is filled, then one
 * of its rows goes out at random and the next row of the data takes its place, so that only the
 * buffer is in memory; a buffer as long as the data shuffles all of it.
 *
 * <pre>{@code
 * Iterable<Batch> rows = new CsvBatches(file, features, targets, 1024);
 * model.fit(new ShuffledBatches(rows, 10_000, 32, seed(7)), epochs(5));
 * }</pre>
 *
 * <p>With a seed, or after {@code Keras.setRandomSeed}, the order is TensorFlow's.
 *
 * <p><b>Options</b> (default): {@code seed} (drawn), {@code reshuffleEachIteration} (true): whether
 * each epoch has another order, {@code dropRemainder} (false): whether to leave out a last batch
 * with fewer rows.
 */
public final class ShuffledBatches implements Iterable<Batch>, HasBatching, HasSeed {

  /** Whether every iteration takes another order. */
  public static final Param<Boolean> RESHUFFLE_EACH_ITERATION =
      Param.bool("reshuffle_each_iteration");

  /** Whether a last batch with fewer rows is left out. */
  public static final Param<Boolean> DROP_REMAINDER = Param.bool("drop_remainder");

  private static final Param<Integer> SEED = Param.integer("seed");

  private static final Schema SCHEMA =
      Schema.of("ShuffledBatches")
          .with(SEED, null)
          .with(RESHUFFLE_EACH_ITERATION, true)
          .with(DROP_REMAINDER, false);

  private final Iterable<Batch> source;
  private final int bufferSize;
  private final int batchSize;
  private final boolean dropRemainder;
  private final DatasetShuffle shuffle;

  /**
   * Shuffles batches of any size, all with the same arrays.
   *
   * @param source is iterated anew for each iteration
   * @param bufferSize rows to choose from, 1 or more
   * @param batchSize rows a batch, 1 or more
   * @throws IllegalArgumentException if a size or an option is wrong
   */
  @SafeVarargs
  public ShuffledBatches(
      Iterable<Batch> source,
      int bufferSize,
      int batchSize,
      Option<? super ShuffledBatches>... options) {
    Config config = SCHEMA.configure(options);
    if (bufferSize < 1) {
      throw new IllegalArgumentException(
          "ShuffledBatches: buffer_size must be an integer of 1 or more; received "
              + bufferSize
              + ".");
    }
    this.source = source;
    this.bufferSize = bufferSize;
    this.batchSize = CsvBatches.requireSize("ShuffledBatches", batchSize);
    this.dropRemainder = config.get(DROP_REMAINDER);
    this.shuffle = new DatasetShuffle(config.find(SEED), config.get(RESHUFFLE_EACH_ITERATION));
  }

  @Override
  public Iterator<Batch> iterator() {
    return new Shuffled(source.iterator(), shuffle.iterate());
  }

  /** One iteration. */
  private final class Shuffled extends ReadingIterator {

    private final Iterator<Batch> batches;
    private final ShuffleBuffer buffer;
    private @Nullable BatchParts parts;
    private int row;

    Shuffled(Iterator<Batch> batches, DatasetShuffle.Draws draws) {
      this.batches = batches;
      this.buffer = new ShuffleBuffer(bufferSize, draws);
    }

    @Override
    @Nullable Batch read() {
      BatchParts like = fill();
      if (like == null) {
        return null;
      }
      List<RowBuffer> rows = like.arrays().stream().map(RowBuffer::like).toList();
      rows.forEach(each -> each.reserve(batchSize));
      int count = 0;
      for (; count < batchSize && !buffer.isEmpty(); count++) {
        buffer.take(rows, count);
        fill();
      }
      if (dropRemainder && count < batchSize) {
        return null;
      }
      int taken = count;
      return like.with(rows.stream().map(each -> each.take(taken)).toList());
    }

    /** Fills the buffer; gives a batch that looks like all, null if there was none. */
    private @Nullable BatchParts fill() {
      while (!buffer.isFull()) {
        BatchParts current = parts;
        if (current != null && row < current.rows()) {
          buffer.put(current.arrays(), row++);
        } else if (batches.hasNext()) {
          parts = new BatchParts("ShuffledBatches", batches.next());
          row = 0;
        } else {
          break;
        }
      }
      return buffer.isEmpty() ? null : parts;
    }

    @Override
    void release() throws IOException {
      if (batches instanceof AutoCloseable open) {
        try {
          open.close();
        } catch (IOException | RuntimeException e) {
          throw e;
        } catch (Exception e) {
          throw new IOException("The data cannot be closed: " + e.getMessage(), e);
        }
      }
    }
  }
}
