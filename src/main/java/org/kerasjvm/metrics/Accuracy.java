package org.kerasjvm.metrics;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.data.DType;
import org.kerasjvm.losses.Loss;
import org.kerasjvm.ops.Value;

/**
 * How often predictions equal targets.
 *
 * <p><b>Options</b> (default): {@code name} (accuracy).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/metrics/accuracy_metrics.py}.
 */
public final class Accuracy extends MeanMetric {

  static final Schema SCHEMA = Metric.schema("Accuracy", "accuracy");

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public Accuracy(Option<? super Accuracy>... options) {
    this(SCHEMA.configure(options));
  }

  Accuracy(Config c) {
    super(c);
  }

  @Override
  public Direction direction() {
    return Direction.UP;
  }

  @Override
  protected Value values(Value yTrue, Value yPred) {
    Value[] aligned = Loss.align(yTrue, yPred);
    return aligned[0].equal(aligned[1]).cast(DType.FLOAT32);
  }
}
