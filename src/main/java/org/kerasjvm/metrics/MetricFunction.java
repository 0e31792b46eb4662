package org.kerasjvm.metrics;

import org.kerasjvm.ops.Value;

/**
 * A formula from targets and predictions to one number per sample or element; {@link
 * MeanMetricWrapper} makes a metric of it.
 */
@FunctionalInterface
public interface MetricFunction {

  /** Emits the formula's operations. */
  Value apply(Value yTrue, Value yPred);
}
