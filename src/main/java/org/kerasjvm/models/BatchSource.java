package org.kerasjvm.models;

import org.jspecify.annotations.Nullable;

/**
 * Where batches come from; used by one thread.
 *
 * @param <T> some batches
 */
interface BatchSource<T> extends AutoCloseable {

  /** The number of batches of a pass, or null if only the end tells. */
  @Nullable Integer batches();

  /** Starts a pass over the data; an unfinished one is dropped. */
  void restart();

  /**
   * The next batches of the pass.
   *
   * @param most how many at most, 1 or more
   * @return at least one batch, or null at the end of the data
   * @throws InterruptedException if the thread is interrupted while it waits for data
   */
  @Nullable T next(int most) throws InterruptedException;

  /** How many batches something that {@link #next} gave holds. */
  default int count(T taken) {
    return 1;
  }

  /** An epoch begins. */
  default void onEpochBegin() {}

  /** An epoch ends; comes once before the first, too. */
  default void onEpochEnd() {}

  /** Frees what the source holds. */
  @Override
  void close();
}
