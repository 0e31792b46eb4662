package org.kerasjvm.metrics;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasFromLogits;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.losses.CrossEntropies;
import org.kerasjvm.ops.Value;

/**
 * Cross-entropy for class numbers as targets.
 *
 * <p><b>Options</b> (default): {@code fromLogits} (false), {@code name}
 * (sparse_categorical_crossentropy).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/metrics/probabilistic_metrics.py}.
 */
public final class SparseCategoricalCrossentropy extends MeanMetric implements HasFromLogits {

  static final Schema SCHEMA =
      Metric.schema("SparseCategoricalCrossentropy", "sparse_categorical_crossentropy")
          .with(org.kerasjvm.losses.BinaryCrossentropy.FROM_LOGITS, false);

  private final boolean fromLogits;

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
    super(c);
    fromLogits = c.get(org.kerasjvm.losses.BinaryCrossentropy.FROM_LOGITS);
  }

  @Override
  public Direction direction() {
    return Direction.DOWN;
  }

  @Override
  protected Value values(Value yTrue, Value yPred) {
    boolean column = yTrue.rank() == yPred.rank() && yTrue.shape().get(yTrue.rank() - 1) == 1;
    return CrossEntropies.sparse(column ? yTrue.squeeze(-1) : yTrue, yPred, fromLogits);
  }
}
