package org.kerasjvm.models;

import java.util.LinkedHashMap;
import java.util.Map;
import org.kerasjvm.callbacks.CallbackList;
import org.kerasjvm.engine.RunningLogs;

/**
 * What callbacks hear of the batches of a pass.
 *
 * @param training whether they train
 * @param everyBatch whether each batch is told on its own
 * @param any whether anything is told
 */
record BatchCalls(
    CallbackList callbacks, Compiled compiled, boolean training, boolean everyBatch, boolean any) {

  /** A batch begins. */
  void begin(int batch) {
    if (!everyBatch) {
      return;
    }
    if (training) {
      callbacks.onTrainBatchBegin(batch, new LinkedHashMap<>());
    } else {
      callbacks.onTestBatchBegin(batch, new LinkedHashMap<>());
    }
  }

  /** Batches have ended. */
  void end(int firstBatch, int count, RunningLogs logs) {
    if (!any) {
      return;
    }
    Map<String, Double> last = compiled.logs(logs.last());
    int lastBatch = firstBatch + count - 1;
    if (everyBatch && training) {
      callbacks.onTrainBatchEnd(firstBatch, last);
    } else if (everyBatch) {
      callbacks.onTestBatchEnd(firstBatch, last);
    } else if (training) {
      callbacks.onTrainBatchesEnd(lastBatch, count, last, compiled.sums(logs.sums()));
    } else {
      callbacks.onTestBatchesEnd(lastBatch, count, last, compiled.sums(logs.sums()));
    }
  }
}
