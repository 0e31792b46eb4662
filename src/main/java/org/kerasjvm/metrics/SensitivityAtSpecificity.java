package org.kerasjvm.metrics;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;

/**
 * The best sensitivity (recall) among the thresholds whose specificity is high enough; 0 if there
 * is none.
 *
 * <p><b>Options</b> (default): {@code numThresholds} (200, even from 0 to 1; a single one is 0.5),
 * {@code classId} (none: the only class that counts), {@code name} (a numbered one), {@code dtype}
 * (float32).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/metrics/confusion_metrics.py}.
 */
public final class SensitivityAtSpecificity extends ConstrainedCurve {

  /** The least specificity. */
  public static final Param<Double> SPECIFICITY = MetricParams.share("specificity");

  static final Schema SCHEMA = ConstrainedCurve.schema("SensitivityAtSpecificity", SPECIFICITY);

  /**
   * Made from the constraint and options.
   *
   * @param specificity the least specificity, in [0, 1]
   * @throws IllegalArgumentException if it or an option is wrong, or an option is given twice
   */
  @SafeVarargs
  public SensitivityAtSpecificity(
      double specificity, Option<? super SensitivityAtSpecificity>... options) {
    this(SCHEMA.configure(options, new Option<>(SPECIFICITY, specificity)));
  }

  SensitivityAtSpecificity(Config c) {
    super(c, SPECIFICITY);
  }

  @Override
  Value constrained(CallContext context) {
    return specificity(context);
  }

  @Override
  Value wanted(CallContext context) {
    return recall(context);
  }
}
