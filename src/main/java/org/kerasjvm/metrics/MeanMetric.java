package org.kerasjvm.metrics;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Config;
import org.kerasjvm.data.DType;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;

/** A metric that is the mean of a per-sample value (Keras's {@code MeanMetricWrapper}). */
public abstract class MeanMetric extends Metric {

  private final Mean mean = new Mean();

  /** Keeps the configuration. */
  protected MeanMetric(Config config) {
    super(config);
  }

  /** The value of each sample or element. */
  protected abstract Value values(Value yTrue, Value yPred);

  @Override
  public final List<Variable> variables() {
    return mean.variables();
  }

  @Override
  public final void update(
      CallContext context, Value yTrue, Value yPred, @Nullable Value sampleWeight) {
    mean.update(
        context, values(yTrue.cast(DType.FLOAT32), yPred.cast(DType.FLOAT32)), sampleWeight);
  }

  @Override
  public final Value result(CallContext context) {
    return mean.result(context);
  }
}
