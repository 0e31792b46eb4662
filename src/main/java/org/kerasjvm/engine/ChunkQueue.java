package org.kerasjvm.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.data.NDArray;

/**
 * Gathers batches into chunks in native memory on a thread of its own while TensorFlow computes.
 * Who is ready for more gets what has come by then, so that slow data is never waited for longer
 * than for one batch, and quick data runs in few native calls. At most two chunks wait.
 */
public final class ChunkQueue implements AutoCloseable {

  /** Gives batches on the gathering thread. */
  @FunctionalInterface
  public interface Source {

    /**
     * The arrays of the next batch.
     *
     * @return null at the end
     * @throws InterruptedException if the gathering is stopped meanwhile
     */
    @Nullable List<NDArray> next() throws InterruptedException;
  }

  private final Runtime fed;
  private final Chunk.Layout layout;
  private final Deque<Chunk> chunks = new ArrayDeque<>();
  private @Nullable Thread thread;
  private @Nullable Throwable failure;
  private boolean ended;

  /**
   * An empty queue.
   *
   * @param fed the runtime that the batches are for
   */
  public ChunkQueue(Runtime fed, Chunk.Layout layout) {
    this.fed = fed;
    this.layout = layout;
  }

  /** Drops what is left, and starts to gather batches of a source. */
  public void start(Source source) {
    stop();
    ended = false;
    Thread fresh = new FeederThread(fed, () -> gather(source));
    thread = fresh;
    fresh.start();
  }

  private void gather(Source source) {
    try {
      for (List<NDArray> batch = source.next(); batch != null; batch = source.next()) {
        put(batch);
      }
      end(null);
    } catch (InterruptedException e) {
      end(null);
    } catch (RuntimeException | Error e) {
      end(e);
    }
  }

  private synchronized void end(@Nullable Throwable reason) {
    failure = reason;
    ended = true;
    notifyAll();
  }

  private synchronized void put(List<NDArray> batch) throws InterruptedException {
    Chunk last = chunks.peekLast();
    if (last == null || !last.tryAppend(layout, batch)) {
      while (chunks.size() > 1) {
        wait();
      }
      chunks.add(Chunk.of(layout, batch));
    }
    notifyAll();
  }

  /**
   * The next chunk, with at least one batch; the caller closes it. Batches that came before a
   * failure come before it.
   *
   * @return null at the end
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public synchronized @Nullable Chunk take() throws InterruptedException {
    while (chunks.isEmpty() && !ended) {
      wait();
    }
    Chunk chunk = chunks.poll();
    notifyAll();
    if (chunk == null && failure instanceof Error error) {
      throw error;
    }
    if (chunk == null && failure instanceof RuntimeException exception) {
      throw exception;
    }
    return chunk;
  }

  /** Stops gathering, waits until the thread has ended, and drops what is left. */
  public void stop() {
    Thread running = thread;
    if (running != null) {
      running.interrupt();
      awaitEnd(running);
      thread = null;
    }
    chunks.forEach(Chunk::close);
    chunks.clear();
    failure = null;
    ended = true;
  }

  private static void awaitEnd(Thread running) {
    boolean interrupted = false;
    while (running.isAlive()) {
      try {
        running.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stop();
  }
}
