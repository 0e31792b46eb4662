package org.kerasjvm.metrics;

import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Config;
import org.kerasjvm.data.DType;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;

/** A metric that is the mean of a per-sample value (Keras's {@code MeanMetricWrapper}). */
public abstract class MeanMetric extends Metric {

  private final RunningMean mean;

  /** Keeps the configuration. */
  protected MeanMetric(Config config) {
    super(config);
    mean = new RunningMean(this);
  }

  /**
   * The value of each sample or element.
   *
   * @param yTrue the targets, in the dtype of the predictions
   * @param yPred the predictions, floating
   */
  protected abstract Value values(Value yTrue, Value yPred);

  @Override
  public final void update(
      CallContext context, Value yTrue, Value yPred, @Nullable Value sampleWeight) {
    Value predicted = yPred.dtype() == DType.FLOAT64 ? yPred : yPred.cast(DType.FLOAT32);
    Value values = values(yTrue.cast(predicted.dtype()), predicted);
    Value weight =
        sampleWeight == null ? null : Samples.masked(sampleWeight, yPred.mask(), dtype());
    mean.update(context, values, weight);
  }

  @Override
  public final Value result(CallContext context) {
    return mean.result(context);
  }
}
