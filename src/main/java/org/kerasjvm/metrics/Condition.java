package org.kerasjvm.metrics;

/** The four outcomes of a yes-or-no prediction. */
enum Condition {
  TRUE_POSITIVES("true_positives"),
  FALSE_POSITIVES("false_positives"),
  TRUE_NEGATIVES("true_negatives"),
  FALSE_NEGATIVES("false_negatives");

  private final String key;

  Condition(String key) {
    this.key = key;
  }

  /** The name of its variable. */
  String key() {
    return key;
  }
}
