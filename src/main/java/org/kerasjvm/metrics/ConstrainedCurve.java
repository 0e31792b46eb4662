package org.kerasjvm.metrics;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasClassId;
import org.kerasjvm.config.HasNumThresholds;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;

/**
 * The best of one share among the thresholds at which another share is high enough: {@code
 * SensitivitySpecificityBase} of Keras.
 */
public abstract class ConstrainedCurve extends ConfusionMetric
    implements HasNumThresholds, HasClassId {

  private final double least;
  private final ConfusionRule rule;

  ConstrainedCurve(Config c, Param<Double> constraint) {
    super(c);
    least = c.get(constraint);
    Thresholds thresholds = Thresholds.linear(c.get(MetricParams.NUM_THRESHOLDS));
    rule = ConfusionRule.of(thresholds, null, c.find(MetricParams.CLASS_ID));
    keep(new long[] {thresholds.size()}, Condition.values());
  }

  static Schema schema(String className, Param<Double> constraint) {
    return Metric.schema(className, null)
        .with(MetricParams.CLASS_ID, null)
        .with(MetricParams.NUM_THRESHOLDS, 200)
        .required(constraint);
  }

  @Override
  public final Direction direction() {
    return Direction.UP;
  }

  @Override
  final ConfusionRule rule() {
    return rule;
  }

  /** The share that must be high enough, for each threshold. */
  abstract Value constrained(CallContext context);

  /** The share of which the best is wanted, for each threshold. */
  abstract Value wanted(CallContext context);

  @Override
  public final Value result(CallContext context) {
    Value wanted = wanted(context);
    Value zero = wanted.as(wanted.tf().zerosLike(wanted.operand()));
    Value feasible = constrained(context).greaterEqual(least).choose(wanted, zero);
    return feasible.maxKeepLast().squeeze(0);
  }

  final Value precision(CallContext context) {
    return share(context, Condition.TRUE_POSITIVES, Condition.FALSE_POSITIVES);
  }

  final Value recall(CallContext context) {
    return share(context, Condition.TRUE_POSITIVES, Condition.FALSE_NEGATIVES);
  }

  final Value specificity(CallContext context) {
    return share(context, Condition.TRUE_NEGATIVES, Condition.FALSE_POSITIVES);
  }
}
