package org.kerasjvm.models;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kerasjvm.callbacks.CallbackList;
import org.kerasjvm.config.Config;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.engine.DataSpec;
import org.kerasjvm.engine.Predictor;
import org.kerasjvm.engine.Runtime;

/** One call of {@code predict}. */
final class PredictLoop {

  private final Model model;
  private final Config call;

  PredictLoop(Model model, Config call) {
    this.model = model;
    this.call = call;
  }

  /** All rows in one batch, with no callbacks. */
  static List<NDArray> onBatch(Model model, Object x) {
    DataSet data = checked(model, x, Integer.MAX_VALUE);
    return rows(model, data, 0, data.rows());
  }

  private static DataSet checked(Model model, Object x, int batchSize) {
    DataSet data = DataSet.of("predict", x, null, null, DataSet.Names.ofInputs(model));
    model.buildForData(data, data.rows(), batchSize);
    DataChecks.inputs("predict", model, data.x());
    return data;
  }

  /** Some rows; traced anew if another thread's compile voids the graph in between. */
  private static List<NDArray> rows(Model model, DataSet data, int from, int to) {
    List<DataSpec> specs = data.x().stream().map(DataSpec::of).toList();
    Runtime runtime = model.runtime();
    while (true) {
      Programs programs = model.programs();
      Predictor predictor = programs.predictor(specs);
      List<NDArray> outputs =
          runtime.shared(
              () ->
                  programs.generation() == runtime.generation()
                      ? predictor.run(data.x(), from, to)
                      : List.of());
      if (!outputs.isEmpty()) {
        return outputs;
      }
    }
  }

  List<NDArray> run(Object x) {
    int batchSize = CallParams.orElse(call.find(CallParams.BATCH_SIZE), 32);
    DataSet data = checked(model, x, batchSize);
    int batches = (int) ((data.rows() + (long) batchSize - 1) / batchSize);
    int verbose = call.get(CallParams.VERBOSE);
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("verbose", verbose);
    params.put("epochs", 1);
    params.put("steps", batches);
    CallbackList callbacks =
        new CallbackList(CallParams.callbacks(call), false, verbose != 0, model, params);
    return run(data, batchSize, batches, callbacks);
  }

  private List<NDArray> run(DataSet data, int batchSize, int batches, CallbackList callbacks) {
    List<List<NDArray>> parts = new ArrayList<>();
    callbacks.onPredictBegin(new LinkedHashMap<>());
    for (int batch = 0; batch < batches; batch++) {
      callbacks.onPredictBatchBegin(batch, new LinkedHashMap<>());
      int from = batch * batchSize;
      parts.add(rows(model, data, from, (int) Math.min((long) from + batchSize, data.rows())));
      callbacks.onPredictBatchEnd(batch, new LinkedHashMap<>());
    }
    callbacks.onPredictEnd(new LinkedHashMap<>());
    return joined(parts);
  }

  private static List<NDArray> joined(List<List<NDArray>> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    List<NDArray> outputs = new ArrayList<>();
    for (int k = 0; k < parts.get(0).size(); k++) {
      int output = k;
      outputs.add(
          NDArray.concatenate(
              parts.stream().map(part -> part.get(output)).toArray(NDArray[]::new)));
    }
    return outputs;
  }
}
