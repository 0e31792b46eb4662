package org.kerasjvm.metrics;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;

/**
 * Of the samples that are 1, the share predicted to be so: {@code tp / (tp + fn)}, 0 where there
 * are none.
 *
 * <p><b>Options</b> (default): {@code thresholds} (0.5, or none with {@code topK}; several give an
 * array), {@code topK} (none: only the k largest predictions of a sample count as 1), {@code
 * classId} (none: the only class that counts), {@code name} (a numbered one), {@code dtype}
 * (float32).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/metrics/confusion_metrics.py}.
 */
public final class Recall extends PrecisionRecall {

  static final Schema SCHEMA = PrecisionRecall.schema("Recall");

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public Recall(Option<? super Recall>... options) {
    this(SCHEMA.configure(options));
  }

  Recall(Config c) {
    super(c, Condition.FALSE_NEGATIVES);
  }
}
