package org.kerasjvm.modelselection;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.base.Estimator;

/**
 * Folds that are fitted at the same time and score what they score one after the other. A fold
 * draws from global generators what the folds before it left: it starts as soon as the one before
 * has built its model and presumably draws no more, from a copy of that state. Whether that was
 * right is checked when the one before has ended; if it was not, the folds behind are done again in
 * order.
 */
final class ParallelFolds implements AutoCloseable {

  /** How a fold is fitted and scored. */
  interface Scorer {
    double score(int fold, Estimator copy);
  }

  /**
   * A fold that is done.
   *
   * @param start the state that it began with
   * @param end the state that it left
   * @param failure what it ended with, if it failed
   */
  record Done(
      double score, GlobalState start, GlobalState end, @Nullable RuntimeException failure) {}

  private final List<Estimator> copies;
  private final Scorer scorer;
  private final ExecutorService threads;
  private final List<CompletableFuture<GlobalState>> starts = new ArrayList<>();
  private final List<CompletableFuture<Done>> done = new ArrayList<>();

  /**
   * Starts all folds.
   *
   * @param copies an estimator for each fold; not closed with this
   * @param jobs how many at a time
   */
  ParallelFolds(List<Estimator> copies, int jobs, Scorer scorer) {
    this.copies = copies;
    this.scorer = scorer;
    this.threads = Executors.newFixedThreadPool(jobs, ParallelFolds::thread);
    for (int k = 0; k <= copies.size(); k++) {
      starts.add(new CompletableFuture<>());
    }
    for (int k = 0; k < copies.size(); k++) {
      int fold = k;
      done.add(starts.get(k).thenApplyAsync(start -> run(fold, start), threads));
    }
    starts.get(0).complete(GlobalState.now());
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "kerasjvm-fold");
    thread.setDaemon(true);
    return thread;
  }

  private Done run(int fold, GlobalState start) {
    CompletableFuture<GlobalState> next = starts.get(fold + 1);
    Done result = start.apart(next::complete, () -> score(fold, start));
    boolean saidNothing = next.complete(result.end());
    if (saidNothing && result.end().equals(start)) {
      // it uses none of it, and neither will the others
      starts.forEach(each -> each.complete(start));
    }
    return result;
  }

  private Done score(int fold, GlobalState start) {
    try {
      double score = scorer.score(fold, copies.get(fold));
      return new Done(score, start, GlobalState.now(), null);
    } catch (RuntimeException e) {
      return new Done(Double.NaN, start, GlobalState.now(), e);
    }
  }

  /**
   * Waits for a fold.
   *
   * @throws CancellationException if the thread is interrupted meanwhile, and stays so
   */
  Done await(int fold) {
    try {
      return done.get(fold).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("crossValScore: the thread was interrupted.");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Drops the folds that have not begun, interrupts those at work and waits for their end. */
  @Override
  public void close() {
    threads.shutdownNow();
    boolean interrupted = false;
    while (!threads.isTerminated()) {
      try {
        threads.awaitTermination(1, java.util.concurrent.TimeUnit.DAYS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
