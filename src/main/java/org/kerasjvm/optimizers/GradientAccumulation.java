package org.kerasjvm.optimizers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;

/** Makes one step of the mean gradient of some batches; in between, gradients add up. */
final class GradientAccumulation {

  private final int steps;
  private final Map<Variable, Variable> accumulators = new HashMap<>();

  GradientAccumulation(int steps) {
    this.steps = steps;
  }

  void add(Variable variable, Variable accumulator) {
    accumulators.put(variable, accumulator);
  }

  /** How many steps some batches made. */
  Value steps(Value batches) {
    return batches.floorDivide(steps);
  }

  /** How many steps some batches made. */
  long steps(long batches) {
    return batches / steps;
  }

  /**
   * Emits the accumulation and the step, which takes effect with the last of the batches.
   *
   * @param batches the number of batches before this one
   */
  void apply(
      CallContext context,
      Value batches,
      List<Variable> variables,
      List<Value> gradients,
      Consumer<List<Value>> step) {
    Value due = batches.add(1).floorMod(steps).equal(batches.constant(0));
    List<Value> sums = new ArrayList<>();
    for (int k = 0; k < variables.size(); k++) {
      sums.add(gradients.get(k).add(context.value(accumulator(variables.get(k)))));
    }
    context.when(due, () -> step.accept(sums.stream().map(sum -> sum.divide(steps)).toList()));
    for (int k = 0; k < variables.size(); k++) {
      Value sum = sums.get(k);
      context.update(accumulator(variables.get(k)), due.choose(sum.constant(0), sum));
    }
  }

  private Variable accumulator(Variable variable) {
    return Objects.requireNonNull(accumulators.get(variable));
  }
}
