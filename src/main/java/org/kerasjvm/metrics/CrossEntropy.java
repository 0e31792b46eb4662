package org.kerasjvm.metrics;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.losses.LossFunction;
import org.kerasjvm.losses.Losses;

/** The three cross-entropies with the options of their metrics. */
final class CrossEntropy {

  static final Param<Boolean> FROM_LOGITS = Param.bool("from_logits");

  static final Param<Double> LABEL_SMOOTHING = Param.number("label_smoothing").between(0, 1);

  private CrossEntropy() {}

  static LossFunction binary(Config c) {
    return (t, p) -> Losses.binaryCrossentropy(t, p, of(c, FROM_LOGITS), of(c, LABEL_SMOOTHING));
  }

  static LossFunction categorical(Config c) {
    return (t, p) ->
        Losses.categoricalCrossentropy(
            t, p, of(c, FROM_LOGITS), of(c, LABEL_SMOOTHING), of(c, MetricParams.AXIS));
  }

  static LossFunction sparse(Config c) {
    return (t, p) -> Losses.sparseCategoricalCrossentropy(t, p, of(c, FROM_LOGITS));
  }

  /** The metric's value of an option as an option of the loss, which has the same key. */
  private static <L> Option<L> of(Config c, Param<?> param) {
    return new Option<>(param, c.get(param));
  }
}
