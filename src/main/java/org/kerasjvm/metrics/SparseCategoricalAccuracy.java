package org.kerasjvm.metrics;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.data.DType;
import org.kerasjvm.ops.Value;

/**
 * How often the largest prediction is at the class that the target names.
 *
 * <p><b>Options</b> (default): {@code name} (sparse_categorical_accuracy).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/metrics/accuracy_metrics.py}.
 */
public final class SparseCategoricalAccuracy extends MeanMetric {

  static final Schema SCHEMA =
      Metric.schema("SparseCategoricalAccuracy", "sparse_categorical_accuracy");

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public SparseCategoricalAccuracy(Option<? super SparseCategoricalAccuracy>... options) {
    this(SCHEMA.configure(options));
  }

  SparseCategoricalAccuracy(Config c) {
    super(c);
  }

  @Override
  public Direction direction() {
    return Direction.UP;
  }

  @Override
  protected Value values(Value yTrue, Value yPred) {
    Value classes = yTrue;
    if (yTrue.rank() == yPred.rank() && yTrue.shape().get(yTrue.rank() - 1) == 1) {
      classes = yTrue.squeeze(-1);
    }
    return classes.equal(yPred.argmax().cast(DType.FLOAT32)).cast(DType.FLOAT32);
  }
}
