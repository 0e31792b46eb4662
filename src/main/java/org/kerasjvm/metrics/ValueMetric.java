package org.kerasjvm.metrics;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Config;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;

/** A metric of values, not of targets and predictions: {@link Mean} and {@link Sum}. */
public abstract class ValueMetric extends Metric {

  /** Keeps the configuration. */
  protected ValueMetric(Config config) {
    super(config);
  }

  /**
   * Adds values to the state.
   *
   * @param sampleWeight one weight for each sample, or for each element; null means 1
   */
  public abstract void update(CallContext context, Value values, @Nullable Value sampleWeight);

  /** Refused: there are no targets. */
  @Override
  public final void update(
      CallContext context, Value yTrue, Value yPred, @Nullable Value sampleWeight) {
    throw new IllegalArgumentException(
        config().place()
            + ": takes values, not targets and predictions. Leave it out of compile, or use a MeanMetricWrapper.");
  }

  /** Adds values, array-like. */
  public final void updateState(Object values) {
    run("update", (c, in) -> updated(c, in.get(0), null), NDArray.of(values));
  }

  /**
   * Adds weighted values.
   *
   * @param values array-like
   * @param sampleWeight one weight for each sample or element, or one for all
   */
  @Override
  public final void updateState(Object values, Object sampleWeight) {
    run(
        "update",
        (c, in) -> updated(c, in.get(0), in.get(1)),
        NDArray.of(values),
        NDArray.of(sampleWeight));
  }

  private List<Value> updated(CallContext c, Value values, @Nullable Value weight) {
    update(c, values, weight);
    return List.of();
  }
}
