package org.kerasjvm.models;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.batches.Batch;
import org.kerasjvm.callbacks.CallbackList;
import org.kerasjvm.config.Config;

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

  /** Loss and metrics of arrays, by key. */
  Map<String, Double> run(@Nullable Object x, @Nullable Object y) {
    Object weight = call.find(CallParams.SAMPLE_WEIGHT);
    DataSet data = DataSet.of("evaluate", x, y, weight, DataSet.Names.of(model, compiled));
    int rows = data.rows();
    Integer steps = call.find(CallParams.STEPS);
    int batchSize = CallData.Arrays.batchSize(call.find(CallParams.BATCH_SIZE), steps, rows);
    model.buildForData(data, rows % batchSize == 0 ? batchSize : -1);
    DataChecks.all("evaluate", model, compiled, data);
    RowRange all = new RowRange(data, 0, rows);
    return run(new CallData.Arrays(all, batchSize, ArrayBatches.Order.GIVEN));
  }

  /** Loss and metrics of a stream, by key. */
  Map<String, Double> run(Iterable<Batch> data) {
    CallData.requireNoWeights("evaluate", call);
    StreamReader reader = new StreamReader("evaluate", model, compiled, null);
    try (CallData stream = CallData.Stream.of(data, reader, call.find(CallParams.STEPS), false)) {
      return run(stream);
    }
  }

  private Map<String, Double> run(CallData data) {
    return model.runtime().alone(() -> runAlone(data));
  }

  private Map<String, Double> runAlone(CallData data) {
    int verbose = call.get(CallParams.VERBOSE);
    try (BatchSource<Span> source = data.open()) {
      EpochIterator<Span> epoch = new EpochIterator<>(source, call.find(CallParams.STEPS));
      Map<String, Object> params = new LinkedHashMap<>();
      params.put("verbose", verbose);
      params.put("epochs", 1);
      Integer steps = epoch.steps();
      if (steps != null) {
        params.put("steps", steps);
      }
      CallbackList callbacks =
          new CallbackList(CallParams.callbacks(call), false, verbose != 0, model, params);
      return new StepPlan(model, compiled, data.sample())
          .testing(epoch, callbacks, verbose, Workload.of(data, steps, 1))
          .run();
    }
  }
}
