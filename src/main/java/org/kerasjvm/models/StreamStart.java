package org.kerasjvm.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.batches.Batch;
import org.kerasjvm.batches.PyDataset;

/**
 * A look at the first batch of a stream, from which a model is built and the rest is judged. An
 * iterator that was asked for it goes on with the first pass.
 *
 * @param data the stream
 * @param first its first batch
 * @param opened the iterator that gave it; null for a PyDataset
 */
record StreamStart(Iterable<Batch> data, Batch first, @Nullable Iterator<Batch> opened)
    implements AutoCloseable {

  /**
   * Looks.
   *
   * @param call the method, for messages
   * @param steps the number of batches that will be taken, or null for all
   * @throws IllegalArgumentException if there is no batch, or no end
   */
  static StreamStart of(String call, Iterable<Batch> data, @Nullable Integer steps) {
    if (steps == null && data instanceof PyDataset set && set.length() == PyDataset.INFINITE) {
      throw new IllegalArgumentException(
          "%s: data without an end needs a number of steps; give %s(...)."
              .formatted(
                  call,
                  call.equals("fit")
                      ? "stepsPerEpoch"
                      : call.startsWith("fit") ? "validationSteps" : "steps"));
    }
    if (data instanceof PyDataset dataset) {
      return of(call, dataset);
    }
    Iterator<Batch> iterator = data.iterator();
    if (!iterator.hasNext()) {
      throw new IllegalArgumentException(
          call + ": the data must have at least one batch; received none.");
    }
    return new StreamStart(data, StreamBatches.checked(call, iterator.next()), iterator);
  }

  /** Keras looks at two: a data set that draws random numbers must notice no difference. */
  private static StreamStart of(String call, PyDataset dataset) {
    int length = dataset.length();
    if (length == 0) {
      throw new IllegalArgumentException(call + ": The PyDataset has length 0");
    }
    Batch first = item(dataset, 0);
    if (length != 1) {
      item(dataset, 1);
    }
    return new StreamStart(dataset, first, null);
  }

  private static Batch item(PyDataset dataset, int index) {
    try {
      return StreamBatches.item(dataset, index);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /** Closes an iterator that holds something. */
  @Override
  public void close() {
    StreamBatches.close(opened);
  }
}
