package org.kerasjvm.metrics;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasAxis;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.losses.Losses;
import org.kerasjvm.ops.Value;

/**
 * The cosine of the angle between targets and predictions: 1 where they point the same way, -1
 * where they are opposed.
 *
 * <p><b>Options</b> (default): {@code axis} (-1), {@code name} (cosine_similarity), {@code dtype}
 * (float32).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/metrics/regression_metrics.py}.
 */
public final class CosineSimilarity extends MeanMetric implements HasAxis {

  static final Schema SCHEMA =
      Metric.schema("CosineSimilarity", "cosine_similarity").argument(MetricParams.AXIS, -1);

  private final int axis;

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public CosineSimilarity(Option<? super CosineSimilarity>... options) {
    this(SCHEMA.configure(options));
  }

  CosineSimilarity(Config c) {
    super(c);
    axis = c.get(MetricParams.AXIS);
  }

  @Override
  public Direction direction() {
    return Direction.UP;
  }

  @Override
  protected Value values(Value yTrue, Value yPred) {
    return Losses.cosineSimilarity(yTrue, yPred, new Option<>(MetricParams.AXIS, axis)).negative();
  }
}
