package org.kerasjvm.callbacks;

import org.kerasjvm.config.Param;

/**
 * When a callback saves: after each epoch, or whenever a number of batches have run ({@code
 * _should_save_on_batch} of Keras's callbacks).
 */
final class SaveFrequency {

  /** "epoch", or a number of batches. */
  static final Param<Object> PARAM =
      Param.of(
          "save_freq",
          given -> {
            if ("epoch".equals(given) || given instanceof Integer n && n >= 1) {
              return given;
            }
            throw Param.mustBe("'epoch' or an integer of 1 or more", given);
          });

  private final int batches;
  private int sinceSaving;
  private int last;

  SaveFrequency(Object given) {
    batches = given instanceof Integer n ? n : 0;
  }

  /** Whether it is each epoch. */
  boolean everyEpoch() {
    return batches == 0;
  }

  /** The number of the last batch that was heard of. */
  int lastBatch() {
    return last;
  }

  /** A new epoch begins. */
  void restart() {
    last = 0;
  }

  /** Whether to save after a batch. */
  boolean due(int batch) {
    if (everyEpoch()) {
      return false;
    }
    sinceSaving += batch <= last ? batch + 1 : batch - last;
    last = batch;
    if (sinceSaving >= batches) {
      sinceSaving = 0;
      return true;
    }
    return false;
  }
}
