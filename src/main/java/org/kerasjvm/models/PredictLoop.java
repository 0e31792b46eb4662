package org.kerasjvm.models;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.batches.Batch;
import org.kerasjvm.callbacks.CallbackList;
import org.kerasjvm.config.Config;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.engine.DataSpec;
import org.kerasjvm.engine.JoinedOutputs;
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
    DataSet data = read(model, x);
    model.buildForData(data, -1);
    DataChecks.inputs("predict", model, data.x());
    JoinedOutputs outputs = JoinedOutputs.ofRows(data.rows());
    add(outputs, model, new RowRange(data, 0, data.rows()));
    return outputs.arrays();
  }

  private static DataSet read(Model model, Object x) {
    return DataSet.of("predict", x, null, null, DataSet.Names.ofInputs(model));
  }

  private static DataSet checked(Model model, Batch batch) {
    DataSet data = read(model, batch.x());
    model.buildForData(data, -1);
    DataChecks.inputs("predict", model, data.x());
    return data;
  }

  /** Some rows; traced anew if another thread's compile voids the graph in between. */
  private static void add(JoinedOutputs outputs, Model model, RowRange rows) {
    DataSet data = rows.data();
    List<DataSpec> specs = data.x().stream().map(DataSpec::of).toList();
    Runtime runtime = model.runtime();
    boolean done = false;
    while (!done) {
      Programs programs = model.programs();
      Predictor predictor = programs.predictor(specs);
      done =
          runtime.shared(
              () -> {
                boolean valid = programs.generation() == runtime.generation();
                if (valid) {
                  predictor.run(data.x(), rows.from(), rows.to(), outputs);
                }
                return valid;
              });
    }
  }

  /** Of arrays. */
  List<NDArray> run(Object x) {
    DataSet data = read(model, x);
    Integer steps = call.find(CallParams.STEPS);
    int rows = data.rows();
    int batchSize = CallData.Arrays.batchSize(call.find(CallParams.BATCH_SIZE), steps, rows);
    model.buildForData(data, rows % batchSize == 0 ? batchSize : -1);
    DataChecks.inputs("predict", model, data.x());
    long most = steps == null ? rows : (long) steps * batchSize;
    JoinedOutputs outputs = JoinedOutputs.ofRows((int) Math.min(rows, most));
    return run(new Ranges(data, batchSize), outputs);
  }

  /** Of a stream. */
  List<NDArray> run(Iterable<Batch> data) {
    try (StreamStart start = StreamStart.of("predict", data, call.find(CallParams.STEPS))) {
      checked(model, start.first());
      try (StreamBatches stream =
          new StreamBatches(model.runtime(), start, false, batch -> checked(model, batch))) {
        return run(stream, JoinedOutputs.ofAnyRows());
      }
    }
  }

  private List<NDArray> run(BatchSource<RowRange> source, JoinedOutputs outputs) {
    EpochIterator<RowRange> epoch = new EpochIterator<>(source, call.find(CallParams.STEPS));
    int verbose = call.get(CallParams.VERBOSE);
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("verbose", verbose);
    params.put("epochs", 1);
    Integer steps = epoch.steps();
    if (steps != null) {
      params.put("steps", steps);
    }
    CallbackList callbacks =
        new CallbackList(CallParams.callbacks(call), false, verbose != 0, model, params);
    run(epoch, callbacks, outputs);
    return outputs.arrays();
  }

  private void run(EpochIterator<RowRange> epoch, CallbackList callbacks, JoinedOutputs outputs) {
    callbacks.onPredictBegin(new LinkedHashMap<>());
    epoch.begin();
    for (int batch = 0; epoch.hasNext(); batch++) {
      callbacks.onPredictBatchBegin(batch, new LinkedHashMap<>());
      RowRange rows = next(epoch);
      if (rows == null) {
        break;
      }
      add(outputs, model, rows);
      callbacks.onPredictBatchEnd(batch, new LinkedHashMap<>());
    }
    epoch.end();
    callbacks.onPredictEnd(new LinkedHashMap<>());
  }

  private static @Nullable RowRange next(EpochIterator<RowRange> epoch) {
    try {
      return epoch.next(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("predict: the thread was interrupted.");
    }
  }

  /** Rows of arrays, cut into batches. */
  private static final class Ranges implements BatchSource<RowRange> {

    private final DataSet data;
    private final int batchSize;
    private int cursor;

    Ranges(DataSet data, int batchSize) {
      this.data = data;
      this.batchSize = batchSize;
    }

    @Override
    public Integer batches() {
      return (int) ((data.rows() + (long) batchSize - 1) / batchSize);
    }

    @Override
    public void restart() {
      cursor = 0;
    }

    @Override
    public @Nullable RowRange next(int most) {
      int from = cursor;
      cursor = (int) Math.min((long) from + batchSize, data.rows());
      return from == cursor ? null : new RowRange(data, from, cursor);
    }

    @Override
    public void close() {}
  }
}
