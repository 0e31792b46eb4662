package org.kerasjvm.metrics;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasAxis;
import org.kerasjvm.config.HasFromLogits;
import org.kerasjvm.config.HasLabelSmoothing;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;

/**
 * Cross-entropy for one-hot targets.
 *
 * <p><b>Options</b> (default): {@code fromLogits} (false), {@code labelSmoothing} (0), {@code axis}
 * (-1: that of the classes), {@code name} (categorical_crossentropy), {@code dtype} (float32).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/metrics/probabilistic_metrics.py}.
 */
public final class CategoricalCrossentropy extends LossMetric
    implements HasFromLogits, HasLabelSmoothing, HasAxis {

  static final Schema SCHEMA =
      Metric.schema("CategoricalCrossentropy", "categorical_crossentropy")
          .with(CrossEntropy.FROM_LOGITS, false)
          .with(CrossEntropy.LABEL_SMOOTHING, 0)
          .with(MetricParams.AXIS, -1);

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public CategoricalCrossentropy(Option<? super CategoricalCrossentropy>... options) {
    this(SCHEMA.configure(options));
  }

  CategoricalCrossentropy(Config c) {
    super(c, broadcast(CrossEntropy.categorical(c)));
  }
}
