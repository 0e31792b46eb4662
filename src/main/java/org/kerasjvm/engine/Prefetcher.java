package org.kerasjvm.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does work ahead of its use on threads of its own, and gives the results in order. Its owner's
 * thread alone calls it. Work that has begun is let finish, because an interrupt in the middle of
 * reading would close the file for good; {@link #close} interrupts only what does not end.
 *
 * @param <T> the results
 */
public final class Prefetcher<T> implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Prefetcher.class);
  private static final long PATIENCE_SECONDS = 10;

  private final int ahead;
  private final @Nullable ExecutorService threads;
  private final Deque<Future<@Nullable T>> pending = new ArrayDeque<>();
  private final List<Thread> made = new CopyOnWriteArrayList<>();
  private final Phaser running = new Phaser(1);
  private Supplier<@Nullable Callable<@Nullable T>> tasks = () -> null;

  /**
   * Starts with no work.
   *
   * @param fed the runtime that the results are for
   * @param workers how many threads; with 0 the caller does the work
   * @param ahead how many results may wait
   */
  public Prefetcher(Runtime fed, int workers, int ahead) {
    this.ahead = ahead;
    this.threads =
        workers == 0 ? null : Executors.newFixedThreadPool(workers, task -> worker(fed, task));
  }

  private Thread worker(Runtime fed, Runnable task) {
    Thread worker = new FeederThread(fed, task);
    made.add(worker);
    return worker;
  }

  /**
   * Drops the work that is left and starts other work.
   *
   * @param newTasks gives one task after the other, null when there is no more
   */
  public void start(Supplier<@Nullable Callable<@Nullable T>> newTasks) {
    stop();
    tasks = newTasks;
  }

  /** Drops the work that is left, and waits until nothing runs. */
  public void stop() {
    tasks = () -> null;
    pending.forEach(task -> task.cancel(false));
    pending.clear();
    running.arriveAndAwaitAdvance();
  }

  /**
   * The next result.
   *
   * @return null if there is no more, or a task gave null
   * @throws InterruptedException if the thread is interrupted while it waits
   * @throws ExecutionException if the task failed; the cause says how
   */
  public @Nullable T take() throws InterruptedException, ExecutionException {
    if (threads == null) {
      return callHere();
    }
    while (pending.size() < ahead) {
      Callable<@Nullable T> task = tasks.get();
      if (task == null) {
        break;
      }
      pending.add(threads.submit(() -> counted(task)));
    }
    Future<@Nullable T> first = pending.peek();
    T result = first == null ? null : first.get();
    pending.poll();
    return result;
  }

  private @Nullable T counted(Callable<@Nullable T> task) throws Exception {
    running.register();
    try {
      return task.call();
    } finally {
      running.arriveAndDeregister();
    }
  }

  private @Nullable T callHere() throws ExecutionException {
    Callable<@Nullable T> task = tasks.get();
    try {
      return task == null ? null : task.call();
    } catch (Exception e) {
      throw new ExecutionException(e);
    }
  }

  /** Stops the threads and waits until they have ended. */
  @Override
  public void close() {
    tasks = () -> null;
    pending.forEach(task -> task.cancel(false));
    pending.clear();
    if (threads == null) {
      return;
    }
    threads.shutdown();
    boolean interrupted = Thread.interrupted();
    try {
      if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("A worker thread of the data still runs; it is interrupted.");
        threads.shutdownNow();
        threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
      for (Thread worker : made) {
        // what is terminated for the pool has still to leave the JVM's list
        worker.join(threads.isTerminated() ? 0 : 1);
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
