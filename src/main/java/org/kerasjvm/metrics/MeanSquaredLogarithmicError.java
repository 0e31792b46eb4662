package org.kerasjvm.metrics;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.losses.Losses;

/**
 * Mean of squared differences of logarithms: {@code mean(square(log(yTrue + 1) - log(yPred + 1)))}.
 *
 * <p><b>Options</b> (default): {@code name} (mean_squared_logarithmic_error), {@code dtype}
 * (float32).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/metrics/regression_metrics.py}.
 */
public final class MeanSquaredLogarithmicError extends LossMetric {

  static final Schema SCHEMA =
      Metric.schema("MeanSquaredLogarithmicError", "mean_squared_logarithmic_error");

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public MeanSquaredLogarithmicError(Option<? super MeanSquaredLogarithmicError>... options) {
    this(SCHEMA.configure(options));
  }

  MeanSquaredLogarithmicError(Config c) {
    super(c, Losses::meanSquaredLogarithmicError);
  }
}
