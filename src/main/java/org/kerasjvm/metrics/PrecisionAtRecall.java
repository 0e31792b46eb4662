package org.kerasjvm.metrics;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;

/**
 * The best precision among the thresholds whose recall is high enough; 0 if there is none.
 *
 * <p><b>Options</b> (default): {@code numThresholds} (200, even from 0 to 1; a single one is 0.5),
 * {@code classId} (none: the only class that counts), {@code name} (a numbered one), {@code dtype}
 * (float32).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/metrics/confusion_metrics.py}.
 */
public final class PrecisionAtRecall extends ConstrainedCurve {

  /** The least recall. */
  public static final Param<Double> RECALL = MetricParams.share("recall");

  static final Schema SCHEMA = ConstrainedCurve.schema("PrecisionAtRecall", RECALL);

  /**
   * Made from the constraint and options.
   *
   * @param recall the least recall, in [0, 1]
   * @throws IllegalArgumentException if it or an option is wrong, or an option is given twice
   */
  @SafeVarargs
  public PrecisionAtRecall(double recall, Option<? super PrecisionAtRecall>... options) {
    this(SCHEMA.configure(options, new Option<>(RECALL, recall)));
  }

  PrecisionAtRecall(Config c) {
    super(c, RECALL);
  }

  @Override
  Value constrained(CallContext context) {
    return recall(context);
  }

  @Override
  Value wanted(CallContext context) {
    return precision(context);
  }
}
