package org.kerasjvm.metrics;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;

/**
 * The number, or the sum of weights, of targets that are 1 and predicted so.
 *
 * <p><b>Options</b> (default): {@code thresholds} (0.5; several give an array), {@code name} (a
 * numbered one), {@code dtype} (float32).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/metrics/confusion_metrics.py}.
 */
public final class TruePositives extends ConditionCount {

  static final Schema SCHEMA = ConditionCount.schema("TruePositives");

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public TruePositives(Option<? super TruePositives>... options) {
    this(SCHEMA.configure(options));
  }

  TruePositives(Config c) {
    super(c, Condition.TRUE_POSITIVES);
  }
}
