package org.kerasjvm.models;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.ops.Variable;
import org.kerasjvm.optimizers.Optimizer;
import org.kerasjvm.random.GlobalRandom;
import org.kerasjvm.random.PythonRandom;

/** All that a step of training reads and changes: what a fit needs to go on with equal numbers. */
final class TrainingState {

  private static final String PYTHON = "random/python";
  private static final String TENSORFLOW = "random/tensorflow_seed";

  private final Model model;
  private final Compiled compiled;

  TrainingState(Model model, Compiled compiled) {
    this.model = model;
    this.compiled = compiled;
  }

  private List<Variable> optimizerVariables() {
    Optimizer optimizer = compiled.optimizer();
    optimizer.build(compiled.trainable(model));
    model.runtime().adopt(optimizer.variables());
    return optimizer.variables();
  }

  Map<String, NDArray> read() {
    Map<String, NDArray> state = new LinkedHashMap<>();
    state.putAll(WeightFiles.read("weights", model.weights()));
    state.putAll(WeightFiles.read("optimizer", optimizerVariables()));
    state.putAll(WeightFiles.read("seeds", model.seedVariables()));
    state.put(PYTHON, NDArray.of(GlobalRandom.python().getState().toIntArray()));
    GlobalRandom.tensorFlowSeed()
        .ifPresent(seed -> state.put(TENSORFLOW, NDArray.of(new long[] {seed})));
    return state;
  }

  void restore(Map<String, NDArray> state) {
    String place = "The saved state of training";
    List<Variable> slots = optimizerVariables();
    List<NDArray> weights = WeightFiles.fitting(place, "weights", model.weights(), state);
    List<NDArray> optimizer = WeightFiles.fitting(place, "optimizer", slots, state);
    List<NDArray> seeds = WeightFiles.fitting(place, "seeds", model.seedVariables(), state);
    WeightFiles.assign(model.weights(), weights);
    WeightFiles.assign(slots, optimizer);
    WeightFiles.assign(model.seedVariables(), seeds);
    NDArray python = state.get(PYTHON);
    if (python != null) {
      GlobalRandom.python().setState(PythonRandom.State.of(python.toIntArray()));
    }
    NDArray seed = state.get(TENSORFLOW);
    if (seed != null) {
      GlobalRandom.setTensorFlowSeed(seed.getLong(0));
    }
  }
}
