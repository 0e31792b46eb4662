package org.kerasjvm.metrics;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.losses.Losses;

/**
 * Mean of {@code square(max(1 - yTrue * yPred, 0))} for targets -1 or 1; 0 and 1 are taken as such.
 *
 * <p><b>Options</b> (default): {@code name} (squared_hinge), {@code dtype} (float32).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/metrics/hinge_metrics.py}.
 */
public final class SquaredHinge extends LossMetric {

  static final Schema SCHEMA = Metric.schema("SquaredHinge", "squared_hinge");

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public SquaredHinge(Option<? super SquaredHinge>... options) {
    this(SCHEMA.configure(options));
  }

  SquaredHinge(Config c) {
    super(c, broadcast(Losses::squaredHinge));
  }
}
