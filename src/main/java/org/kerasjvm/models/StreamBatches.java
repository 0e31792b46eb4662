package org.kerasjvm.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.batches.Batch;
import org.kerasjvm.batches.PyDataset;
import org.kerasjvm.engine.Prefetcher;
import org.kerasjvm.engine.Runtime;
import org.kerasjvm.random.GlobalRandom;

/**
 * The batches of a stream, made and checked ahead on other threads ({@code
 * keras/src/trainers/data_adapters/py_dataset_adapter.py}, {@code generator_data_adapter.py}).
 */
final class StreamBatches implements BatchSource<RowRange> {

  /** Batches of a plain iterator that may wait, whatever their size. */
  private static final int AHEAD = 2;

  /** What more of them may wait if they are small: handing over takes longer than making them. */
  private static final int MOST_AHEAD = 16;

  private final Iterable<Batch> data;
  private final @Nullable PyDataset dataset;
  private final boolean shuffle;
  private final Function<Batch, DataSet> reader;
  private final Prefetcher<RowRange> prefetcher;
  private @Nullable Iterator<Batch> iterator;
  private @Nullable Batch first;

  /**
   * A stream for a model.
   *
   * @param fed the model's runtime
   * @param start the stream, looked at
   * @param shuffle whether the batches of a PyDataset come in random order
   * @param reader makes arrays of a batch and checks them; runs on other threads
   */
  StreamBatches(Runtime fed, StreamStart start, boolean shuffle, Function<Batch, DataSet> reader) {
    this(fed, start, shuffle, reader, AHEAD);
  }

  /**
   * A stream of batches of a known size.
   *
   * @param chunk how many a chunk has room for
   */
  StreamBatches(
      Runtime fed, StreamStart start, boolean shuffle, Function<Batch, DataSet> reader, int chunk) {
    this.data = start.data();
    this.dataset = data instanceof PyDataset given ? given : null;
    this.shuffle = shuffle;
    this.reader = reader;
    this.iterator = start.opened();
    this.first = iterator == null ? null : start.first();
    this.prefetcher =
        dataset == null
            ? new Prefetcher<>(fed, 1, Math.max(AHEAD, Math.min(MOST_AHEAD, chunk)))
            : new Prefetcher<>(fed, dataset.workerCount(), dataset.queueSize());
  }

  /** Whether other threads make the batches. */
  boolean hasThreads() {
    return dataset == null || dataset.workerCount() > 0;
  }

  @Override
  public @Nullable Integer batches() {
    return dataset == null || dataset.length() == PyDataset.INFINITE ? null : dataset.length();
  }

  @Override
  public void restart() {
    prefetcher.stop();
    if (dataset != null) {
      startItems(dataset, batches());
    } else {
      startIterator();
    }
  }

  private void startItems(PyDataset items, @Nullable Integer length) {
    int[] order = IntStream.range(0, length == null ? 0 : length).toArray();
    if (shuffle) {
      GlobalRandom.python().shuffle(order);
    }
    int[] next = {0};
    prefetcher.start(
        () -> {
          int place = next[0]++;
          if (length == null) {
            return () -> read(item(items, place));
          }
          return place < order.length ? () -> read(item(items, order[place])) : null;
        });
  }

  private void startIterator() {
    Batch replayed = first;
    Iterator<Batch> opened = iterator;
    if (replayed == null || opened == null) {
      close(iterator);
      opened = data.iterator();
    }
    iterator = opened;
    first = null;
    Iterator<Batch> pass = opened;
    boolean[] begun = {replayed == null};
    Callable<@Nullable RowRange> step =
        () -> pass.hasNext() ? read(checked("The data", pass.next())) : null;
    prefetcher.start(
        () -> {
          boolean again = !begun[0];
          begun[0] = true;
          return again && replayed != null ? () -> read(replayed) : step;
        });
  }

  private RowRange read(Batch batch) {
    DataSet read = reader.apply(batch);
    return new RowRange(read, 0, read.rows());
  }

  static Batch item(PyDataset dataset, int index) throws IOException {
    return checked("PyDataset.getItem(" + index + ")", dataset.getItem(index));
  }

  /** What raw types let through is told before it is used. */
  static Batch checked(String place, @Nullable Object given) {
    if (given instanceof Batch batch) {
      return batch;
    }
    throw new IllegalArgumentException(
        "%s: must give a Batch; received %s."
            .formatted(place, given == null ? "null" : "a " + given.getClass().getSimpleName()));
  }

  @Override
  public @Nullable RowRange next(int most) throws InterruptedException {
    try {
      return prefetcher.take();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof RuntimeException failure) {
        throw failure;
      }
      if (cause instanceof Error failure) {
        throw failure;
      }
      if (cause instanceof IOException failure) {
        throw new UncheckedIOException(failure.getMessage(), failure);
      }
      throw new IllegalStateException("The data failed: " + cause, cause);
    }
  }

  @Override
  public void onEpochBegin() {
    if (dataset != null) {
      dataset.onEpochBegin();
    }
  }

  @Override
  public void onEpochEnd() {
    if (dataset != null) {
      dataset.onEpochEnd();
    }
  }

  @Override
  public void close() {
    prefetcher.close();
    close(iterator);
    iterator = null;
  }

  /** Iterators over files may hold them open. */
  static void close(@Nullable Iterator<Batch> iterator) {
    if (iterator instanceof AutoCloseable open) {
      try {
        open.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e.getMessage(), e);
      } catch (Exception e) {
        throw new IllegalStateException("The data cannot be closed: " + e.getMessage(), e);
      }
    }
  }
}
