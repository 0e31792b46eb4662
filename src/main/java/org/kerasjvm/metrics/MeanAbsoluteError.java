package org.kerasjvm.metrics;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.losses.Losses;

/**
 * Mean of absolute differences: {@code mean(abs(yTrue - yPred))}.
 *
 * <p><b>Options</b> (default): {@code name} (mean_absolute_error), {@code dtype} (float32).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/metrics/regression_metrics.py}.
 */
public final class MeanAbsoluteError extends LossMetric {

  static final Schema SCHEMA = Metric.schema("MeanAbsoluteError", "mean_absolute_error");

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public MeanAbsoluteError(Option<? super MeanAbsoluteError>... options) {
    this(SCHEMA.configure(options));
  }

  MeanAbsoluteError(Config c) {
    super(c, Losses::meanAbsoluteError);
  }
}
