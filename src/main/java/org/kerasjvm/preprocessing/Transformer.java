package org.kerasjvm.preprocessing;

import org.kerasjvm.data.NDArray;

/**
 * Something that learns from rows and then turns rows into other rows: scikit-learn's transformer.
 * Objects are mutable ({@code fit} replaces what was learnt) and not thread-safe while fitting.
 */
public interface Transformer {

  /**
   * Learns from {@code x} and forgets what was learnt before.
   *
   * @param x array-like of shape (rows, features)
   * @return this
   */
  Transformer fit(Object x);

  /**
   * Turns rows, by what {@link #fit} learnt.
   *
   * @param x array-like of shape (rows, features), as many features as were fitted
   * @throws NotFittedException before {@code fit}
   */
  NDArray transform(Object x);

  /**
   * Turns transformed rows back.
   *
   * @param x array-like as {@link #transform} returns it
   * @throws NotFittedException before {@code fit}
   */
  NDArray inverseTransform(Object x);

  /** Returns an unfitted transformer with the same settings: scikit-learn's {@code clone}. */
  Transformer copy();

  /** {@code fit(x)}, then {@code transform(x)}. */
  default NDArray fitTransform(Object x) {
    return fit(x).transform(x);
  }
}
