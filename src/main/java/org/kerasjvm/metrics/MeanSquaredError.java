package org.kerasjvm.metrics;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.losses.Losses;

/**
 * Mean of squared differences: {@code mean(square(yTrue - yPred))}.
 *
 * <p><b>Options</b> (default): {@code name} (mean_squared_error), {@code dtype} (float32).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/metrics/regression_metrics.py}.
 */
public final class MeanSquaredError extends LossMetric {

  static final Schema SCHEMA = Metric.schema("MeanSquaredError", "mean_squared_error");

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public MeanSquaredError(Option<? super MeanSquaredError>... options) {
    this(SCHEMA.configure(options));
  }

  MeanSquaredError(Config c) {
    super(c, Losses::meanSquaredError);
  }
}
