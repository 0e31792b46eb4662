package org.kerasjvm.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.kerasjvm.engine.CompiledRunner;
import org.kerasjvm.engine.DataSpec;
import org.kerasjvm.engine.LoopedRunner;
import org.kerasjvm.engine.Predictor;
import org.kerasjvm.engine.Runner;
import org.kerasjvm.engine.Runtime;
import org.kerasjvm.engine.StateReader;
import org.kerasjvm.engine.StateReset;
import org.kerasjvm.engine.StepwiseRunner;
import org.kerasjvm.ops.Variable;

/** What has been traced for a model in one generation of its graph, each once. */
final class Programs {

  /**
   * Which tracing of a step: training or test, one call a batch or looped, with running logs or
   * not.
   */
  private record StepKey(
      boolean training,
      ExecutionPlan.How how,
      boolean withLogs,
      int weights,
      List<DataSpec> specs) {}

  private final Model model;
  private final Runtime runtime;
  private final int generation;
  private final Map<StepKey, Runner> runners = new ConcurrentHashMap<>();
  private final Map<List<DataSpec>, Predictor> predictors = new ConcurrentHashMap<>();
  private final Map<String, StateReader> readers = new ConcurrentHashMap<>();
  private final Map<String, StateReset> resets = new ConcurrentHashMap<>();

  Programs(Model model, Runtime runtime) {
    this.model = model;
    this.runtime = runtime;
    this.generation = runtime.generation();
  }

  int generation() {
    return generation;
  }

  Runner runner(
      CompiledStep step,
      Compiled compiled,
      ExecutionPlan.How how,
      boolean withLogs,
      List<DataSpec> specs) {
    StepKey key = new StepKey(step.training(), how, withLogs, step.weights(), specs);
    Runner known = runners.get(key);
    if (known == null) {
      runtime.adopt(step.state());
      int logs = withLogs ? compiled.logCount() : 0;
      known =
          switch (how.mode()) {
            case STEPWISE ->
                runtime.alone(() -> new StepwiseRunner(runtime, step, specs, withLogs));
            case LOOPED -> runtime.alone(() -> new LoopedRunner(runtime, step, specs, logs));
            case COMPILED -> {
              Runner rest = runner(step, compiled, ExecutionPlan.How.STEPWISE, withLogs, specs);
              boolean strict = compiled.jitCompile().equals(true);
              yield new CompiledRunner(
                  runtime,
                  step,
                  specs,
                  compiled.logCount(),
                  withLogs,
                  rest,
                  strict,
                  how.leastBatches(),
                  how.batchesPerCall(),
                  how.withRest());
            }
          };
      runners.put(key, known);
    }
    return known;
  }

  Predictor predictor(List<DataSpec> specs) {
    Predictor known = predictors.get(specs);
    if (known != null) {
      return known;
    }
    return runtime.alone(() -> predictors.computeIfAbsent(specs, k -> newPredictor(k)));
  }

  private Predictor newPredictor(List<DataSpec> specs) {
    List<Variable> state = new ArrayList<>(model.weights());
    state.addAll(model.seedVariables());
    return new Predictor(runtime, state, specs, model.graph()::trace);
  }

  /** Reads loss and metrics of the state. */
  StateReader reader(CompiledStep step) {
    return readers.computeIfAbsent(
        "logs", k -> runtime.alone(() -> new StateReader(runtime, step)));
  }

  /** Sets trackers and metrics back. */
  StateReset metricsReset(Compiled compiled) {
    return resets.computeIfAbsent(
        "metrics", k -> runtime.alone(() -> new StateReset(runtime, compiled.metricVariables())));
  }
}
