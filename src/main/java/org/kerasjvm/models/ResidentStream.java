package org.kerasjvm.models;

import org.jspecify.annotations.Nullable;
import org.kerasjvm.engine.Chunk;
import org.kerasjvm.engine.ChunkQueue;

/**
 * A stream whose batches are gathered in native memory by another thread, as many as have come
 * while the ones before ran; without other threads one at a time.
 */
final class ResidentStream implements BatchSource<Span> {

  private final StreamBatches stream;
  private final Chunk.Layout layout;
  private final @Nullable ChunkQueue queue;
  private @Nullable Chunk chunk;
  private int taken;

  /**
   * Batches of a stream, which is closed with them.
   *
   * @param layout what they look like
   * @param queue gathers them; null to run one at a time
   */
  ResidentStream(StreamBatches stream, Chunk.Layout layout, @Nullable ChunkQueue queue) {
    this.stream = stream;
    this.layout = layout;
    this.queue = queue;
  }

  @Override
  public @Nullable Integer batches() {
    return stream.batches();
  }

  @Override
  public void restart() {
    drop();
    stream.restart();
    if (queue != null) {
      queue.start(
          () -> {
            RowRange batch = stream.next(1);
            return batch == null ? null : batch.data().arrays();
          });
    }
  }

  @Override
  public @Nullable Span next(int most) throws InterruptedException {
    Chunk current = chunk;
    if (current == null) {
      current = queue == null ? alone() : queue.take();
      taken = 0;
    }
    if (current == null) {
      return null;
    }
    int count = Math.min(most, current.batches() - taken);
    int first = taken;
    taken += count;
    boolean last = taken == current.batches();
    chunk = last ? null : current;
    return new Span(current.data(), first, count, current.batchSize(), last);
  }

  private @Nullable Chunk alone() throws InterruptedException {
    RowRange batch = stream.next(1);
    return batch == null ? null : layout.alone(batch.data().arrays());
  }

  @Override
  public int count(Span span) {
    return span.count();
  }

  @Override
  public void onEpochBegin() {
    stream.onEpochBegin();
  }

  @Override
  public void onEpochEnd() {
    stream.onEpochEnd();
  }

  /** Stops gathering and lets go of what was gathered. */
  private void drop() {
    if (queue != null) {
      queue.stop();
    }
    if (chunk != null) {
      chunk.close();
      chunk = null;
    }
  }

  @Override
  public void close() {
    drop();
    stream.close();
  }
}
