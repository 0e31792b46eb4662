package org.kerasjvm.metrics;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;

/**
 * The best specificity among the thresholds whose sensitivity (recall) is high enough; 0 if there
 * is none.
 *
 * <p><b>Options</b> (default): {@code numThresholds} (200, even from 0 to 1; a single one is 0.5),
 * {@code classId} (none: the only class that counts), {@code name} (a numbered one), {@code dtype}
 * (float32).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/metrics/confusion_metrics.py}.
 */
public final class SpecificityAtSensitivity extends ConstrainedCurve {

  /** The least sensitivity. */
  public static final Param<Double> SENSITIVITY = MetricParams.share("sensitivity");

  static final Schema SCHEMA = ConstrainedCurve.schema("SpecificityAtSensitivity", SENSITIVITY);

  /**
   * Made from the constraint and options.
   *
   * @param sensitivity the least sensitivity, in [0, 1]
   * @throws IllegalArgumentException if it or an option is wrong, or an option is given twice
   */
  @SafeVarargs
  public SpecificityAtSensitivity(
      double sensitivity, Option<? super SpecificityAtSensitivity>... options) {
    this(SCHEMA.configure(options, new Option<>(SENSITIVITY, sensitivity)));
  }

  SpecificityAtSensitivity(Config c) {
    super(c, SENSITIVITY);
  }

  @Override
  Value constrained(CallContext context) {
    return recall(context);
  }

  @Override
  Value wanted(CallContext context) {
    return specificity(context);
  }
}
