package org.kerasjvm.metrics;

import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.losses.Loss;
import org.kerasjvm.ops.Value;

/**
 * The mean of what a function gives for each sample: a metric from a function of your own, from a
 * loss, or from the name of one of Keras's functions.
 *
 * <pre>{@code
 * metrics(new MeanMetricWrapper((t, p) -> t.subtract(p).abs().max(-1), name("worst")))
 * }</pre>
 *
 * <p><b>Options</b> (default): {@code name} (a numbered one), {@code dtype} (float32).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/metrics/reduction_metrics.py}.
 */
public final class MeanMetricWrapper extends MeanMetric {

  /** The function: a MetricFunction, a Loss, a name, or Keras's JSON of one of them. */
  static final Param<Wrapped> FN = Param.of("fn", Wrapped.CODEC);

  static final Schema SCHEMA = Metric.schema("MeanMetricWrapper", null).required(FN);

  private final Wrapped wrapped;

  /**
   * Of a function of your own, which {@code getConfig} cannot write.
   *
   * @param fn one number per sample or element
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public MeanMetricWrapper(MetricFunction fn, Option<? super MeanMetricWrapper>... options) {
    this(SCHEMA.configure(options, new Option<>(FN, fn)));
  }

  /**
   * Of one of Keras's functions, such as "huber".
   *
   * @param fn its name
   * @throws IllegalArgumentException if the name is unknown, or an option wrong or given twice
   */
  @SafeVarargs
  public MeanMetricWrapper(String fn, Option<? super MeanMetricWrapper>... options) {
    this(SCHEMA.configure(options, new Option<>(FN, fn)));
  }

  /**
   * Of a loss: the mean of its reduced values, one a batch.
   *
   * @param fn the loss
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public MeanMetricWrapper(Loss fn, Option<? super MeanMetricWrapper>... options) {
    this(SCHEMA.configure(options, new Option<>(FN, fn)));
  }

  MeanMetricWrapper(Config c) {
    super(c);
    wrapped = c.get(FN);
  }

  @Override
  public @Nullable Direction direction() {
    return wrapped.direction();
  }

  @Override
  protected Value values(Value yTrue, Value yPred) {
    return wrapped.function().apply(yTrue, yPred);
  }
}
