package org.kerasjvm.metrics;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasThresholds;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;
import org.tensorflow.ndarray.Shape;

/** A metric that counts one outcome: {@code _ConfusionMatrixConditionCount} of Keras. */
public abstract class ConditionCount extends ConfusionMetric implements HasThresholds {

  private static final double MIDDLE = 0.5;

  private final Condition condition;
  private final ConfusionRule rule;

  ConditionCount(Config c, Condition condition) {
    super(c);
    this.condition = condition;
    rule = ConfusionRule.of(Thresholds.of(c.find(MetricParams.THRESHOLDS), MIDDLE));
    keep("accumulator", condition, rule.thresholds().size());
  }

  static Schema schema(String className) {
    return Metric.schema(className, null).with(MetricParams.THRESHOLDS, null);
  }

  @Override
  final ConfusionRule rule() {
    return rule;
  }

  @Override
  public final Shape resultShape() {
    return rule.thresholds().resultShape();
  }

  @Override
  public final Value result(CallContext context) {
    return single(count(context, condition));
  }
}
