package org.kerasjvm.metrics;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasAxis;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.losses.Loss;
import org.kerasjvm.ops.Value;

/**
 * Lin's concordance correlation of targets and predictions along an axis, as Keras computes it.
 *
 * <p><b>Options</b> (default): {@code axis} (-1), {@code name} (concordance_correlation), {@code
 * dtype} (float32).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/metrics/correlation_metrics.py}.
 */
public final class ConcordanceCorrelation extends MeanMetric implements HasAxis {

  static final Schema SCHEMA =
      Metric.schema("ConcordanceCorrelation", "concordance_correlation")
          .with(MetricParams.AXIS, -1);

  private static final double EPSILON = 1e-7;

  private final int axis;

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public ConcordanceCorrelation(Option<? super ConcordanceCorrelation>... options) {
    this(SCHEMA.configure(options));
  }

  ConcordanceCorrelation(Config c) {
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
    Value meanOfTrue = Moments.mean(t, axis);
    Value meanOfPred = Moments.mean(p, axis);
    Value varianceOfTrue = Moments.variance(t.subtract(meanOfTrue), axis);
    Value varianceOfPred = Moments.variance(p.subtract(meanOfPred), axis);
    // Keras subtracts the mean of the predictions from the targets, too
    Value product = t.subtract(meanOfPred).multiply(p.subtract(meanOfPred));
    Value norm = varianceOfTrue.add(varianceOfPred).add(meanOfTrue.subtract(meanOfPred).square());
    return product.multiply(2).divide(norm.add(EPSILON)).mean(axis);
  }
}
