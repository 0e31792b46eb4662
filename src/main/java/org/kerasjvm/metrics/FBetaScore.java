package org.kerasjvm.metrics;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasBeta;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;

/**
 * The weighted harmonic mean of precision and recall: {@code (1 + beta^2) precision recall /
 * (beta^2 precision + recall)} of each class, then averaged. Targets are one-hot or multi-hot, of
 * shape (batch, classes).
 *
 * <p><b>Options</b> (default): {@code average} (none: an array with one score a class; also micro,
 * macro, weighted), {@code beta} (1, how many times as much recall counts), {@code threshold}
 * (none: the largest prediction of a sample counts as 1), {@code name} (fbeta_score), {@code dtype}
 * (float32).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/metrics/f_score_metrics.py}.
 */
public final class FBetaScore extends FScore implements HasBeta {

  static final Schema SCHEMA =
      Metric.schema("FBetaScore", "fbeta_score")
          .with(MetricParams.AVERAGE, null)
          .with(MetricParams.BETA, 1.0)
          .with(THRESHOLD, null);

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public FBetaScore(Option<? super FBetaScore>... options) {
    this(SCHEMA.configure(options));
  }

  FBetaScore(Config c) {
    super(c, c.get(MetricParams.BETA));
  }
}
