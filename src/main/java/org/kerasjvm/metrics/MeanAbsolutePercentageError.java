package org.kerasjvm.metrics;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.losses.Losses;

/**
 * Mean of absolute differences in percent of the targets: {@code 100 * mean(abs((yTrue - yPred) /
 * yTrue))}.
 *
 * <p><b>Options</b> (default): {@code name} (mean_absolute_percentage_error), {@code dtype}
 * (float32).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/metrics/regression_metrics.py}.
 */
public final class MeanAbsolutePercentageError extends LossMetric {

  static final Schema SCHEMA =
      Metric.schema("MeanAbsolutePercentageError", "mean_absolute_percentage_error");

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public MeanAbsolutePercentageError(Option<? super MeanAbsolutePercentageError>... options) {
    this(SCHEMA.configure(options));
  }

  MeanAbsolutePercentageError(Config c) {
    super(c, Losses::meanAbsolutePercentageError);
  }
}
