package org.kerasjvm.metrics;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasFromLogits;
import org.kerasjvm.config.HasLabelSmoothing;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;

/**
 * Cross-entropy for targets 0 or 1.
 *
 * <p><b>Options</b> (default): {@code fromLogits} (false), {@code labelSmoothing} (0), {@code name}
 * (binary_crossentropy), {@code dtype} (float32).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/metrics/probabilistic_metrics.py}.
 */
public final class BinaryCrossentropy extends LossMetric
    implements HasFromLogits, HasLabelSmoothing {

  static final Schema SCHEMA =
      Metric.schema("BinaryCrossentropy", "binary_crossentropy")
          .with(CrossEntropy.FROM_LOGITS, false)
          .with(CrossEntropy.LABEL_SMOOTHING, 0);

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public BinaryCrossentropy(Option<? super BinaryCrossentropy>... options) {
    this(SCHEMA.configure(options));
  }

  BinaryCrossentropy(Config c) {
    super(c, CrossEntropy.binary(c));
  }
}
