package org.kerasjvm.metrics;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasFromLogits;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.losses.CrossEntropies;
import org.kerasjvm.ops.Value;

/**
 * Cross-entropy for one-hot targets.
 *
 * <p><b>Options</b> (default): {@code fromLogits} (false), {@code name} (categorical_crossentropy).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/metrics/probabilistic_metrics.py}.
 */
public final class CategoricalCrossentropy extends MeanMetric implements HasFromLogits {

  static final Schema SCHEMA =
      Metric.schema("CategoricalCrossentropy", "categorical_crossentropy")
          .with(org.kerasjvm.losses.BinaryCrossentropy.FROM_LOGITS, false);

  private final boolean fromLogits;

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
    super(c);
    fromLogits = c.get(org.kerasjvm.losses.BinaryCrossentropy.FROM_LOGITS);
  }

  @Override
  public Direction direction() {
    return Direction.DOWN;
  }

  @Override
  protected Value values(Value yTrue, Value yPred) {
    return CrossEntropies.categorical(yTrue, yPred, fromLogits);
  }
}
