package org.kerasjvm.batches;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Reads one batch ahead, and lets go of what it reads from at the end or after a failure. */
abstract class ReadingIterator implements Iterator<Batch>, Closeable {

  private @Nullable Batch next;
  private boolean done;

  /** The next batch, or null at the end. */
  abstract @Nullable Batch read() throws IOException;

  /** Closes what is open; may come twice. */
  abstract void release() throws IOException;

  @Override
  public final boolean hasNext() {
    if (next == null && !done) {
      boolean failed = true;
      try {
        next = read();
        failed = false;
      } catch (IOException e) {
        throw new UncheckedIOException(e.getMessage(), e);
      } finally {
        if (failed || next == null) {
          close();
        }
      }
    }
    return next != null;
  }

  @Override
  public final Batch next() {
    Batch batch = hasNext() ? next : null;
    if (batch == null) {
      throw new NoSuchElementException();
    }
    next = null;
    return batch;
  }

  @Override
  public final void close() {
    done = true;
    next = null;
    try {
      release();
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }
}
