package org.kerasjvm.metrics;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;

/**
 * The harmonic mean of precision and recall: {@code 2 precision recall / (precision + recall)} of
 * each class, then averaged. Targets are one-hot or multi-hot, of shape (batch, classes).
 *
 * <p><b>Options</b> (default): {@code average} (none: an array with one score a class; also micro,
 * macro, weighted), {@code threshold} (none: the largest prediction of a sample counts as 1),
 * {@code name} (f1_score), {@code dtype} (float32).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/metrics/f_score_metrics.py}.
 */
public final class F1Score extends FScore {

  static final Schema SCHEMA =
      Metric.schema("F1Score", "f1_score").with(MetricParams.AVERAGE, null).with(THRESHOLD, null);

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public F1Score(Option<? super F1Score>... options) {
    this(SCHEMA.configure(options));
  }

  F1Score(Config c) {
    super(c, 1.0);
  }
}
