package org.kerasjvm.models;

import java.util.LinkedHashMap;
import java.util.Map;
import org.kerasjvm.callbacks.CallbackList;
import org.kerasjvm.config.Config;
import org.kerasjvm.engine.ResidentData;

/** One call of {@code evaluate}. */
final class EvaluateLoop {

  private final Model model;
  private final Compiled compiled;
  private final Config call;

  EvaluateLoop(Model model, Compiled compiled, Config call) {
    this.model = model;
    this.compiled = compiled;
    this.call = call;
  }

  double[] run(Object x, Object y) {
    int batchSize = CallParams.orElse(call.find(CallParams.BATCH_SIZE), 32);
    Object weight = call.find(CallParams.SAMPLE_WEIGHT);
    DataSet data = DataSet.of("evaluate", x, y, weight, DataSet.Names.of(model, compiled));
    model.buildForData(data, data.rows(), batchSize);
    DataChecks.all("evaluate", model, compiled, data);
    return model.runtime().alone(() -> run(data, batchSize));
  }

  private double[] run(DataSet data, int batchSize) {
    int verbose = call.get(CallParams.VERBOSE);
    try (ResidentData resident = data.resident(0, data.rows())) {
      Map<String, Object> params = new LinkedHashMap<>();
      params.put("verbose", verbose);
      params.put("epochs", 1);
      params.put("steps", resident.batches(batchSize));
      CallbackList callbacks =
          new CallbackList(CallParams.callbacks(call), false, verbose != 0, model, params);
      Map<String, Double> logs =
          new StepPlan(model, compiled, data)
              .testing(resident, batchSize, callbacks, verbose)
              .run();
      return compiled.resultKeys().stream().mapToDouble(logs::get).toArray();
    }
  }
}
