package org.kerasjvm.models;

import org.jspecify.annotations.Nullable;

/**
 * How many batches the next native call takes: as many as fill some time, so that a bar moves and
 * an interrupt is heard. It only cuts the work; the numbers do not depend on it.
 */
final class Pacer {

  private static final double BAR_NANOS = 50e6;
  private static final double SILENT_NANOS = 500e6;

  private final int fixed;
  private final double target;
  private double perBatch;
  private boolean opening;

  private Pacer(int fixed, double target) {
    this.fixed = fixed;
    this.target = target;
  }

  static Pacer of(boolean everyBatch, boolean shown, @Nullable Integer stepsPerExecution) {
    int fixed = stepsPerExecution != null ? stepsPerExecution : everyBatch ? 1 : 0;
    return new Pacer(fixed, shown ? BAR_NANOS : SILENT_NANOS);
  }

  /** A pass over the data begins: a bar shows its first batch at once, as Keras's does. */
  void begin() {
    opening = target == BAR_NANOS;
  }

  int next() {
    if (fixed > 0) {
      return fixed;
    }
    if (opening) {
      opening = false;
      return 1;
    }
    return perBatch == 0 ? 1 : (int) Math.max(1, Math.min(1 << 20, target / perBatch));
  }

  void took(int batches, long nanos) {
    double now = (double) nanos / batches;
    perBatch = perBatch == 0 ? now : Math.min(perBatch, now);
  }
}
