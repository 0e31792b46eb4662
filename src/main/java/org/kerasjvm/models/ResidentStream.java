package org.kerasjvm.models;

import org.jspecify.annotations.Nullable;

/** A stream whose batches are copied to native memory one at a time. */
final class ResidentStream implements BatchSource<Span> {

  private final BatchSource<RowRange> stream;

  ResidentStream(BatchSource<RowRange> stream) {
    this.stream = stream;
  }

  @Override
  public @Nullable Integer batches() {
    return stream.batches();
  }

  @Override
  public void restart() {
    stream.restart();
  }

  @Override
  public @Nullable Span next(int most) throws InterruptedException {
    RowRange batch = stream.next(most);
    return batch == null ? null : Span.of(batch);
  }

  @Override
  public void onEpochBegin() {
    stream.onEpochBegin();
  }

  @Override
  public void onEpochEnd() {
    stream.onEpochEnd();
  }

  @Override
  public void close() {
    stream.close();
  }
}
