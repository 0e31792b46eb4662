package org.kerasjvm.metrics;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;

/**
 * Of the samples predicted to be 1, the share that are 1: {@code tp / (tp + fp)}, 0 where there are
 * none.
 *
 * <p><b>Options</b> (default): {@code thresholds} (0.5, or none with {@code topK}; several give an
 * array), {@code topK} (none: only the k largest predictions of a sample count as 1), {@code
 * classId} (none: the only class that counts), {@code name} (a numbered one), {@code dtype}
 * (float32).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/metrics/confusion_metrics.py}.
 */
public final class Precision extends PrecisionRecall {

  static final Schema SCHEMA = PrecisionRecall.schema("Precision");

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public Precision(Option<? super Precision>... options) {
    this(SCHEMA.configure(options));
  }

  Precision(Config c) {
    super(c, Condition.FALSE_POSITIVES);
  }
}
