package org.kerasjvm.metrics;

/** Where a metric goes when a model gets better. */
public enum Direction {
  /** A high value is good, as for an accuracy. */
  UP,
  /** A low value is good, as for an error. */
  DOWN
}
