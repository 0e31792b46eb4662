package org.kerasjvm.metrics;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasAxis;
import org.kerasjvm.config.HasFromLogits;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;

/**
 * Cross-entropy for class numbers as targets.
 *
 * <p><b>Options</b> (default): {@code fromLogits} (false), {@code axis} (-1, nothing else), {@code
 * name} (sparse_categorical_crossentropy), {@code dtype} (float32).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/metrics/probabilistic_metrics.py}.
 */
public final class SparseCategoricalCrossentropy extends LossMetric
    implements HasFromLogits, HasAxis {

  private static final Param<Integer> AXIS =
      Param.integer("axis").where("-1: only axis=-1 is currently supported", a -> a == -1);

  static final Schema SCHEMA =
      Metric.schema("SparseCategoricalCrossentropy", "sparse_categorical_crossentropy")
          .with(CrossEntropy.FROM_LOGITS, false)
          .with(AXIS, -1);

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public SparseCategoricalCrossentropy(Option<? super SparseCategoricalCrossentropy>... options) {
    this(SCHEMA.configure(options));
  }

  SparseCategoricalCrossentropy(Config c) {
    super(c, CrossEntropy.sparse(c));
  }
}
