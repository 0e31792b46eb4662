package org.kerasjvm.metrics;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasClassId;
import org.kerasjvm.config.HasThresholds;
import org.kerasjvm.config.HasTopK;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;
import org.tensorflow.ndarray.Shape;

/** What {@link Precision} and {@link Recall} share: a part of the true positives. */
public abstract class PrecisionRecall extends ConfusionMetric
    implements HasThresholds, HasTopK, HasClassId {

  private static final double MIDDLE = 0.5;

  private final Condition missed;
  private final ConfusionRule rule;

  PrecisionRecall(Config c, Condition missed) {
    super(c);
    this.missed = missed;
    Integer topK = c.find(MetricParams.TOP_K);
    double orElse = topK == null ? MIDDLE : Thresholds.NEVER;
    Thresholds thresholds = Thresholds.of(c.find(MetricParams.THRESHOLDS), orElse);
    rule = ConfusionRule.of(thresholds, topK, c.find(MetricParams.CLASS_ID));
    keep(new long[] {thresholds.size()}, Condition.TRUE_POSITIVES, missed);
  }

  static Schema schema(String className) {
    return Metric.schema(className, null)
        .with(MetricParams.THRESHOLDS, null)
        .with(MetricParams.TOP_K, null)
        .with(MetricParams.CLASS_ID, null);
  }

  @Override
  public final Direction direction() {
    return Direction.UP;
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
    return single(share(context, Condition.TRUE_POSITIVES, missed));
  }
}
