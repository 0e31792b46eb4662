package org.kerasjvm.metrics;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasFromLogits;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.losses.CrossEntropies;
import org.kerasjvm.losses.Loss;
import org.kerasjvm.ops.Value;

/**
 * Cross-entropy for targets 0 or 1.
 *
 * <p><b>Options</b> (default): {@code fromLogits} (false), {@code name} (binary_crossentropy).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/metrics/probabilistic_metrics.py}.
 */
public final class BinaryCrossentropy extends MeanMetric implements HasFromLogits {

  static final Schema SCHEMA =
      Metric.schema("BinaryCrossentropy", "binary_crossentropy")
          .with(org.kerasjvm.losses.BinaryCrossentropy.FROM_LOGITS, false);

  private final boolean fromLogits;

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
    super(c);
    fromLogits = c.get(org.kerasjvm.losses.BinaryCrossentropy.FROM_LOGITS);
  }

  @Override
  public Direction direction() {
    return Direction.DOWN;
  }

  @Override
  protected Value values(Value yTrue, Value yPred) {
    Value[] aligned = Loss.align(yTrue, yPred);
    return CrossEntropies.binary(aligned[0], aligned[1], fromLogits).mean(-1);
  }
}
