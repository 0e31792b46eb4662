package org.kerasjvm.metrics;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasK;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.Value;

/**
 * How often the class of the largest target is among the k largest predictions.
 *
 * <p><b>Options</b> (default): {@code k} (5), {@code name} (top_k_categorical_accuracy), {@code
 * dtype} (float32).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/metrics/accuracy_metrics.py}.
 */
public final class TopKCategoricalAccuracy extends MeanMetric implements HasK {

  static final Schema SCHEMA =
      Metric.schema("TopKCategoricalAccuracy", "top_k_categorical_accuracy")
          .with(MetricParams.K, 5);

  private final int k;

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public TopKCategoricalAccuracy(Option<? super TopKCategoricalAccuracy>... options) {
    this(SCHEMA.configure(options));
  }

  TopKCategoricalAccuracy(Config c) {
    super(c);
    k = c.get(MetricParams.K);
  }

  @Override
  public Direction direction() {
    return Direction.UP;
  }

  @Override
  protected Value values(Value yTrue, Value yPred) {
    return TopK.matches(yTrue.argmax(), yPred, k);
  }
}
