package org.kerasjvm.models;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts batches into epochs ({@code keras/src/trainers/epoch_iterator.py}). With a number of steps
 * an epoch, a pass over the data goes on from one epoch to the next; an epoch in which it runs out
 * ends early, and the next one starts a new pass.
 *
 * @param <T> some batches
 */
final class EpochIterator<T> {

  private static final Logger LOG = LoggerFactory.getLogger(EpochIterator.class);

  private final BatchSource<T> source;
  private final @Nullable Integer stepsPerEpoch;
  private @Nullable Integer batches;
  private boolean passing;
  private boolean warned;
  private int seen;
  private int step;
  private int last;

  /**
   * Epochs of a source.
   *
   * @param stepsPerEpoch steps an epoch, or null for a whole pass
   */
  EpochIterator(BatchSource<T> source, @Nullable Integer stepsPerEpoch) {
    this.source = source;
    this.stepsPerEpoch = stepsPerEpoch;
    this.batches = source.batches();
  }

  /** The source, if every epoch is a pass over it; else null. */
  @Nullable BatchSource<T> wholePasses() {
    return stepsPerEpoch == null ? source : null;
  }

  /** What a progress bar counts up to; null if it is not known. */
  @Nullable Integer steps() {
    return stepsPerEpoch != null ? stepsPerEpoch : batches;
  }

  /** Starts anew: the next epoch begins a pass over the data. */
  void reset() {
    passing = false;
    seen = 0;
    batches = source.batches();
    source.onEpochEnd();
  }

  /** Begins an epoch. */
  void begin() {
    source.onEpochBegin();
    if (!passing || stepsPerEpoch == null) {
      source.restart();
      passing = true;
      seen = 0;
    }
    step = 0;
    Integer known = steps();
    last = known == null ? Integer.MAX_VALUE : known;
  }

  /** Whether the epoch goes on; where the length is not known, {@link #next} may still end it. */
  boolean hasNext() {
    if (step >= last) {
      return false;
    }
    if (batches != null && seen >= batches) {
      if (stepsPerEpoch != null) {
        warn();
      }
      return false;
    }
    return passing;
  }

  /**
   * Takes batches.
   *
   * @param most how many at most
   * @return null at the end of the data, which ends the epoch
   * @throws InterruptedException if the thread is interrupted while it waits for data
   */
  @Nullable T next(int most) throws InterruptedException {
    int left = batches == null ? last - step : Math.min(last - step, batches - seen);
    T taken = source.next(Math.min(most, left));
    int count = taken == null ? 1 : source.count(taken); // Keras counts the failed one
    seen += count;
    step += count;
    if (taken == null) {
      if (stepsPerEpoch != null || source.batches() != null) {
        warn();
      }
      batches = batches == null ? Integer.valueOf(seen) : batches;
      passing = false;
    }
    return taken;
  }

  /** Ends an epoch that was not broken off. */
  void end() {
    if (batches != null && seen >= batches) {
      passing = false;
    }
    source.onEpochEnd();
  }

  /** Once, as Python shows a warning. */
  private void warn() {
    if (warned) {
      return;
    }
    warned = true;
    LOG.warn(
        "Your input ran out of data; interrupting training. Make sure that your dataset or generator can generate at least `steps_per_epoch * epochs` batches. You may need to use the `.repeat()` function when building your dataset.");
  }
}
