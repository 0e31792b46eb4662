package org.kerasjvm.metrics;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasThreshold;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.data.DType;
import org.kerasjvm.losses.Loss;
import org.kerasjvm.ops.Value;

/**
 * How often predictions above the threshold meet targets that are exactly 0 or 1.
 *
 * <p><b>Options</b> (default): {@code threshold} (0.5, strictly exceeded), {@code name}
 * (binary_accuracy).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/metrics/accuracy_metrics.py}.
 */
public final class BinaryAccuracy extends MeanMetric implements HasThreshold {

  /** What a prediction must exceed to count as 1. */
  public static final Param<Double> THRESHOLD = Param.number("threshold").between(0, 1);

  static final Schema SCHEMA =
      Metric.schema("BinaryAccuracy", "binary_accuracy").with(THRESHOLD, 0.5);

  private final double threshold;

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public BinaryAccuracy(Option<? super BinaryAccuracy>... options) {
    this(SCHEMA.configure(options));
  }

  BinaryAccuracy(Config c) {
    super(c);
    threshold = c.get(THRESHOLD);
  }

  @Override
  public Direction direction() {
    return Direction.UP;
  }

  @Override
  protected Value values(Value yTrue, Value yPred) {
    Value[] aligned = Loss.align(yTrue, yPred);
    Value hard = aligned[1].greater(threshold).cast(DType.FLOAT32);
    return aligned[0].equal(hard).cast(DType.FLOAT32);
  }
}
