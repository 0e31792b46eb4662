package org.kerasjvm.metrics;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.losses.Losses;

/**
 * Mean of {@code max(neg - pos + 1, 0)}, where pos is the score of the true class and neg the best
 * of the others.
 *
 * <p><b>Options</b> (default): {@code name} (categorical_hinge), {@code dtype} (float32).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/metrics/hinge_metrics.py}.
 */
public final class CategoricalHinge extends LossMetric {

  static final Schema SCHEMA = Metric.schema("CategoricalHinge", "categorical_hinge");

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public CategoricalHinge(Option<? super CategoricalHinge>... options) {
    this(SCHEMA.configure(options));
  }

  CategoricalHinge(Config c) {
    super(c, broadcast(Losses::categoricalHinge));
  }
}
