package org.kerasjvm.metrics;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.losses.Losses;

/**
 * Mean of {@code log(cosh(yPred - yTrue))}.
 *
 * <p><b>Options</b> (default): {@code name} (logcosh), {@code dtype} (float32).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/metrics/regression_metrics.py}.
 */
public final class LogCoshError extends LossMetric {

  static final Schema SCHEMA = Metric.schema("LogCoshError", "logcosh");

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public LogCoshError(Option<? super LogCoshError>... options) {
    this(SCHEMA.configure(options));
  }

  LogCoshError(Config c) {
    super(c, Losses::logCosh);
  }
}
