package org.kerasjvm.optimizers;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Config;
import org.kerasjvm.data.DType;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;

/**
 * The exponential moving average of the weights: {@code average = momentum * average + (1 -
 * momentum) * weight}, momentum 0 in the first step.
 */
final class MovingAverage {

  private final double momentum;
  private final @Nullable Integer frequency;
  private final Map<Variable, Variable> averages = new LinkedHashMap<>();

  MovingAverage(Config config) {
    momentum = config.get(OptimizerParams.EMA_MOMENTUM);
    frequency = config.find(OptimizerParams.EMA_OVERWRITE_FREQUENCY);
  }

  void add(Variable variable, Variable average) {
    averages.put(variable, average);
  }

  Map<Variable, Variable> averages() {
    return Collections.unmodifiableMap(averages);
  }

  /**
   * Emits the update and, every so many steps, the replacement of the weights.
   *
   * @param steps the number of steps before this one
   */
  void update(CallContext context, Value steps) {
    Value share = steps.greater(0).cast(DType.FLOAT32).multiply(momentum);
    Value rest = share.constant(1).subtract(share);
    averages.forEach(
        (variable, average) ->
            context.update(
                average,
                share
                    .multiply(context.value(average))
                    .add(rest.multiply(context.value(variable)))));
    if (frequency != null && frequency > 0) {
      Value due = steps.add(1).floorMod(frequency).equal(steps.constant(0));
      context.when(
          due,
          () ->
              averages.forEach(
                  (variable, average) -> context.update(variable, context.value(average))));
    }
  }

  /** Gives the weights their averages, between steps. */
  void overwriteWeights() {
    averages.forEach((variable, average) -> variable.assign(average.value()));
  }
}
