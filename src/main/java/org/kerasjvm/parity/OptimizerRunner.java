package org.kerasjvm.parity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.engine.Harness;
import org.kerasjvm.ops.Initial;
import org.kerasjvm.ops.Variable;
import org.kerasjvm.optimizers.Optimizer;
import org.kerasjvm.optimizers.Optimizers;

/**
 * Optimizers: {@code weights} moved by {@code gradients}, an array for each weight or rows of such
 * arrays that are taken in turn; {@code weight_0}, ... and the optimizer's variables after each of
 * the {@code steps}.
 */
final class OptimizerRunner {

  private OptimizerRunner() {}

  static Map<String, NDArray> run(Case asked) {
    Optimizer optimizer = Optimizers.REGISTRY.create(asked.component(), asked.config());
    List<Variable> weights = new ArrayList<>();
    for (Object weight : asked.list("weights")) {
      weights.add(variable("w" + weights.size(), NDArray.of(weight)));
    }
    List<String> spared =
        asked.list("exclude_from_weight_decay").stream().map(String::valueOf).toList();
    optimizer.excludeFromWeightDecay(List.of(), spared);
    optimizer.build(weights);
    List<Variable> state = new ArrayList<>(weights);
    state.addAll(optimizer.variables());
    try (Harness harness = new Harness(state)) {
      for (int k = 0; k < weights.size(); k++) {
        weights.get(k).assign(asked.list("weights").get(k));
      }
      return steps(asked, harness, optimizer, weights);
    }
  }

  private static Map<String, NDArray> steps(
      Case asked, Harness harness, Optimizer optimizer, List<Variable> weights) {
    Harness.Program program =
        (context, in) -> {
          optimizer.apply(context, weights, in);
          return List.of();
        };
    Harness.Traced traced =
        harness.trace(true, program, Harness::fixed, gradients(asked, weights, 0));
    List<Integer> shown =
        asked.list("steps").stream().map(step -> ((Number) step).intValue()).toList();
    int last = shown.stream().mapToInt(Integer::intValue).max().orElse(0);
    Map<String, NDArray> results = new LinkedHashMap<>();
    for (int step = 1; step <= last; step++) {
      traced.run(gradients(asked, weights, step - 1));
      if (shown.contains(step)) {
        keep(results, "step_" + step + "/weight_", weights);
        keep(results, "step_" + step + "/variable_", optimizer.variables());
      }
    }
    return results;
  }

  private static NDArray[] gradients(Case asked, List<Variable> weights, int step) {
    NDArray[] found = new NDArray[weights.size()];
    for (int k = 0; k < found.length; k++) {
      NDArray given = NDArray.of(asked.list("gradients").get(k));
      boolean rows = given.rank() > weights.get(k).shape().numDimensions();
      found[k] = rows ? given.get(step % given.length()) : given;
    }
    return found;
  }

  private static void keep(Map<String, NDArray> results, String name, List<Variable> variables) {
    for (int k = 0; k < variables.size(); k++) {
      results.put(name + k, variables.get(k).value());
    }
  }

  private static Variable variable(String name, NDArray value) {
    return new Variable(name, Harness.fixed(value), value.dtype(), true, Initial.fill(0));
  }
}
