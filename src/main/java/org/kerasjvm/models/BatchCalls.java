package org.kerasjvm.models;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
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
    Map<String, Double> last = StepPlan.named(compiled.logKeys(), logs.last());
    int lastBatch = firstBatch + count - 1;
    if (everyBatch && training) {
      callbacks.onTrainBatchEnd(firstBatch, last);
    } else if (everyBatch) {
      callbacks.onTestBatchEnd(firstBatch, last);
    } else if (training) {
      callbacks.onTrainBatchesEnd(lastBatch, count, last, sums(logs.sums()));
    } else {
      callbacks.onTestBatchesEnd(lastBatch, count, last, sums(logs.sums()));
    }
  }

  private Map<String, Double> sums(double[] values) {
    Map<String, Double> sorted = new TreeMap<>();
    for (int k = 0; k < values.length; k++) {
      sorted.put(compiled.logKeys().get(k), values[k]);
    }
    return sorted;
  }
}
