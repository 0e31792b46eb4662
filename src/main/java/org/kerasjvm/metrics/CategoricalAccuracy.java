package org.kerasjvm.metrics;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.data.DType;
import org.kerasjvm.ops.Value;

/**
 * How often the largest prediction is at the largest target; the first of equals counts.
 *
 * <p><b>Options</b> (default): {@code name} (categorical_accuracy).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/metrics/accuracy_metrics.py}.
 */
public final class CategoricalAccuracy extends MeanMetric {

  static final Schema SCHEMA = Metric.schema("CategoricalAccuracy", "categorical_accuracy");

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public CategoricalAccuracy(Option<? super CategoricalAccuracy>... options) {
    this(SCHEMA.configure(options));
  }

  CategoricalAccuracy(Config c) {
    super(c);
  }

  @Override
  public Direction direction() {
    return Direction.UP;
  }

  @Override
  protected Value values(Value yTrue, Value yPred) {
    return yTrue.argmax().equal(yPred.argmax()).cast(DType.FLOAT32);
  }
}
