package org.kerasjvm.metrics;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;

/**
 * The number, or the sum of weights, of targets that are 0 and predicted so.
 *
 * <p><b>Options</b> (default): {@code thresholds} (0.5; several give an array), {@code name} (a
 * numbered one), {@code dtype} (float32).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/metrics/confusion_metrics.py}.
 */
public final class TrueNegatives extends ConditionCount {

  static final Schema SCHEMA = ConditionCount.schema("TrueNegatives");

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public TrueNegatives(Option<? super TrueNegatives>... options) {
    this(SCHEMA.configure(options));
  }

  TrueNegatives(Config c) {
    super(c, Condition.TRUE_NEGATIVES);
  }
}
