package org.kerasjvm.metrics;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Config;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;

/** A metric whose state is confusion counts for some thresholds. */
public abstract class ConfusionMetric extends Metric {

  private final Map<Condition, Variable> counts = new EnumMap<>(Condition.class);

  /** Keeps the configuration. */
  ConfusionMetric(Config config) {
    super(config);
  }

  /** Adds a variable for each condition. */
  final void keep(long[] shape, Condition... conditions) {
    for (Condition condition : conditions) {
      counts.put(condition, addVariable(condition.key(), shape));
    }
  }

  /** Adds a variable of another name for one condition. */
  final void keep(String variable, Condition condition, long... shape) {
    counts.put(condition, addVariable(variable, shape));
  }

  /** How a batch is counted. */
  abstract ConfusionRule rule();

  @Override
  public void update(CallContext context, Value yTrue, Value yPred, @Nullable Value sampleWeight) {
    Map<Condition, Value> batch;
    try {
      batch = rule().count(yTrue, yPred, sampleWeight);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(config().place() + ": " + e.getMessage(), e);
    }
    batch.forEach(
        (condition, more) -> {
          Variable variable = counts.get(condition);
          if (variable != null) {
            context.update(variable, context.value(variable).add(more));
          }
        });
  }

  /** The count of a condition so far. */
  final Value count(CallContext context, Condition condition) {
    Variable variable = counts.get(condition);
    if (variable == null) {
      throw new IllegalStateException(
          config().place() + ": has seen no data yet. Update it first.");
    }
    return context.value(variable);
  }

  /** {@code a / (a + b)}, 0 where both are 0. */
  final Value share(CallContext context, Condition a, Condition b) {
    Value part = count(context, a);
    return part.divideNoNan(part.add(count(context, b)));
  }

  /** The only entry of a vector, or the vector. */
  static Value single(Value vector) {
    return vector.shape().get(0) == 1 ? vector.squeeze(0) : vector;
  }
}
