package org.kerasjvm.metrics;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.losses.Losses;

/**
 * Kullback-Leibler divergence: mean of {@code sum(yTrue * log(yTrue / yPred))}.
 *
 * <p><b>Options</b> (default): {@code name} (kl_divergence), {@code dtype} (float32).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/metrics/probabilistic_metrics.py}.
 */
public final class KLDivergence extends LossMetric {

  static final Schema SCHEMA = Metric.schema("KLDivergence", "kl_divergence");

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public KLDivergence(Option<? super KLDivergence>... options) {
    this(SCHEMA.configure(options));
  }

  KLDivergence(Config c) {
    super(c, broadcast(Losses::klDivergence));
  }
}
