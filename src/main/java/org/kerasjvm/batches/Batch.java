package org.kerasjvm.batches;

import org.jspecify.annotations.Nullable;

/**
 * Inputs, targets and weights of some rows: what {@code PyDataset.__getitem__} returns in Keras.
 *
 * @param x inputs, rows first: anything array-like; a list or a map by name for several
 * @param y targets, likewise; null for prediction
 * @param sampleWeight a weight for each row, or null
 */
public record Batch(Object x, @Nullable Object y, @Nullable Object sampleWeight) {

  /** Inputs alone, for prediction. */
  public static Batch of(Object x) {
    return new Batch(x, null, null);
  }

  /** Inputs and targets. */
  public static Batch of(Object x, Object y) {
    return new Batch(x, y, null);
  }

  /** Inputs, targets and a weight for each row. */
  public static Batch of(Object x, Object y, Object sampleWeight) {
    return new Batch(x, y, sampleWeight);
  }
}
