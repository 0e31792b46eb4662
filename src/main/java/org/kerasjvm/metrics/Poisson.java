package org.kerasjvm.metrics;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.losses.Losses;

/**
 * Mean of {@code yPred - yTrue * log(yPred)}.
 *
 * <p><b>Options</b> (default): {@code name} (poisson), {@code dtype} (float32).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/metrics/probabilistic_metrics.py}.
 */
public final class Poisson extends LossMetric {

  static final Schema SCHEMA = Metric.schema("Poisson", "poisson");

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public Poisson(Option<? super Poisson>... options) {
    this(SCHEMA.configure(options));
  }

  Poisson(Config c) {
    super(c, broadcast(Losses::poisson));
  }
}
