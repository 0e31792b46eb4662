package org.kerasjvm.models;

import org.jspecify.annotations.Nullable;
import org.kerasjvm.batches.Batch;
import org.kerasjvm.config.Config;
import org.kerasjvm.engine.Chunk;
import org.kerasjvm.engine.ChunkQueue;
import org.kerasjvm.engine.Runtime;

/**
 * The data of a call of {@code fit} or {@code evaluate}, checked: arrays, or a stream of which the
 * first batch stands for all.
 */
interface CallData extends AutoCloseable {

  /** Arrays that have the shapes and kinds of all batches. */
  DataSet sample();

  /** Rows a batch, but for few. */
  @Nullable Integer rowsPerBatch();

  /** The batches, in native memory; for use while the model is alone. The caller closes them. */
  BatchSource<Span> open();

  /** Frees what was opened to look at the first batch. */
  @Override
  default void close() {}

  /**
   * A stream holds its own weights.
   *
   * @throws IllegalArgumentException if the call gives some
   */
  static void requireNoWeights(String place, Config call) {
    if (call.find(CallParams.SAMPLE_WEIGHT) != null) {
      throw new IllegalArgumentException(
          place
              + ": When providing `x` as a PyDataset, `sample_weights` should not be passed. Instead, the sample weights should be included as part of the PyDataset.");
    }
  }

  /** Rows of arrays. */
  record Arrays(RowRange rows, int batchSize, ArrayBatches.Order order) implements CallData {

    @Override
    public DataSet sample() {
      return rows.data();
    }

    @Override
    public Integer rowsPerBatch() {
      return batchSize;
    }

    @Override
    public BatchSource<Span> open() {
      return new ArrayBatches(rows.data().resident(rows.from(), rows.to()), batchSize, order);
    }

    /** Keras's rule: what the user says, else what the number of steps makes, else 32. */
    static int batchSize(@Nullable Integer given, @Nullable Integer steps, int rows) {
      return given != null ? given : steps == null ? 32 : (rows + steps - 1) / steps;
    }
  }

  /** A stream. */
  record Stream(
      Model model, StreamStart start, StreamReader reader, DataSet sample, boolean shuffle)
      implements CallData {

    /** Looks at a stream, builds the model from it and checks its first batch. */
    static Stream of(
        Iterable<Batch> data, StreamReader reader, @Nullable Integer steps, boolean shuffle) {
      StreamStart start = StreamStart.of(reader.call(), data, steps);
      try {
        return new Stream(reader.model(), start, reader, reader.first(start.first()), shuffle);
      } catch (RuntimeException e) {
        start.close();
        throw e;
      }
    }

    @Override
    public void close() {
      start.close();
    }

    @Override
    public Integer rowsPerBatch() {
      return sample.rows();
    }

    @Override
    public BatchSource<Span> open() {
      Runtime fed = model.runtime();
      Chunk.Layout layout = Chunk.Layout.of(sample.arrays());
      StreamBatches stream = new StreamBatches(fed, start, shuffle, this::read, layout.batches());
      ChunkQueue queue = stream.hasThreads() ? new ChunkQueue(fed, layout) : null;
      return new ResidentStream(stream, layout, queue);
    }

    private DataSet read(Batch batch) {
      DataSet read = reader.read(batch);
      if (read.weights().size() != sample.weights().size()) {
        throw new IllegalArgumentException(
            "%s: all batches must have sample weights, or none; the first has %d arrays of them, another %d."
                .formatted(reader.call(), sample.weights().size(), read.weights().size()));
      }
      return read;
    }
  }
}
