package org.kerasjvm.metrics;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasAxis;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.losses.Loss;
import org.kerasjvm.ops.Value;

/**
 * Pearson's correlation of targets and predictions along an axis, NaN where one is constant.
 *
 * <p><b>Options</b> (default): {@code axis} (-1), {@code name} (pearson_correlation), {@code dtype}
 * (float32).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/metrics/correlation_metrics.py}.
 */
public final class PearsonCorrelation extends MeanMetric implements HasAxis {

  static final Schema SCHEMA =
      Metric.schema("PearsonCorrelation", "pearson_correlation").with(MetricParams.AXIS, -1);

  private final int axis;

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public PearsonCorrelation(Option<? super PearsonCorrelation>... options) {
    this(SCHEMA.configure(options));
  }

  PearsonCorrelation(Config c) {
    super(c);
    axis = c.get(MetricParams.AXIS);
  }

  @Override
  public Direction direction() {
    return Direction.UP;
  }

  @Override
  protected Value values(Value yTrue, Value yPred) {
    Value[] aligned = Loss.align(yTrue, yPred);
    Value t = aligned[0];
    Value p = aligned[1];
    return standardised(t).multiply(standardised(p)).mean(axis);
  }

  /** Without mean, and divided by the deviation of what is left. */
  private Value standardised(Value x) {
    Value centred = x.subtract(Moments.mean(x, axis));
    return centred.divide(Moments.variance(centred, axis).sqrt());
  }
}
