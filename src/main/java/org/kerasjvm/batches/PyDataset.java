package org.kerasjvm.batches;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;

/**
 * Batches by number, made when they are needed.
 *
 * <pre>{@code
 * class Images extends PyDataset {
 *   @Override public int length() { return files.size() / 32; }
 *   @Override public Batch getItem(int index) throws IOException { return Batch.of(read(index), labels(index)); }
 * }
 * }</pre>
 *
 * <p>{@code fit} takes the batches in an order that it shuffles anew in every epoch with Python's
 * global generator, as Keras does; {@code shuffle(false)} keeps them in order. Keras looks at
 * batches 0 and 1 before it starts, and so do we.
 *
 * <p><b>Options</b> (default): {@code workers} (1), threads that make batches ahead; with 0 the
 * calling thread makes each when it is needed. {@code maxQueueSize} (10), how many may wait. Of
 * those that are ready, {@code fit} and {@code evaluate} gather up to 4 MB at a time in native
 * memory while TensorFlow computes, and run them in one native call. A worker must not use the
 * model that it feeds: that waits for the worker.
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/trainers/data_adapters/py_dataset_adapter.py}.
 */
public abstract class PyDataset implements Iterable<Batch> {

  /** The {@link #length} of data without an end. */
  public static final int INFINITE = -1;

  /** Threads that make batches ahead. */
  public static final Param<Integer> WORKERS = Param.integer("workers").atLeast(0);

  /** Batches that may wait. */
  public static final Param<Integer> MAX_QUEUE_SIZE = Param.integer("max_queue_size").atLeast(1);

  private static final Schema SCHEMA =
      Schema.of("PyDataset").with(WORKERS, 1).with(MAX_QUEUE_SIZE, 10);

  private final Config config;

  /**
   * Keeps the options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  protected PyDataset(Option<? super PyDataset>... options) {
    config = SCHEMA.configure(options);
  }

  /** Python's {@code __len__}: the number of batches, or {@link #INFINITE}. */
  public abstract int length();

  /**
   * Python's {@code __getitem__}: one batch. Runs on a worker thread, several at once if there are
   * several workers.
   *
   * @param index from 0 to {@code length() - 1}
   * @throws IOException if data cannot be read; the call that needs the batch fails with it
   */
  public abstract Batch getItem(int index) throws IOException;

  /** Called before every epoch of training, and before every evaluation. */
  public void onEpochBegin() {}

  /** Called after every epoch, and once before the first, as in Keras. */
  public void onEpochEnd() {}

  /** The number of threads that make batches ahead. */
  public final int workerCount() {
    return config.get(WORKERS);
  }

  /** How many batches may wait. */
  public final int queueSize() {
    return config.get(MAX_QUEUE_SIZE);
  }

  /** The batches in order, made on the calling thread. */
  @Override
  public final Iterator<Batch> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        int length = length();
        return length == INFINITE || next < length;
      }

      @Override
      public Batch next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        try {
          return getItem(next++);
        } catch (IOException e) {
          throw new UncheckedIOException(e.getMessage(), e);
        }
      }
    };
  }
}
