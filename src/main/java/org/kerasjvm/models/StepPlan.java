package org.kerasjvm.models;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kerasjvm.callbacks.CallbackList;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.engine.ResidentData;
import org.kerasjvm.engine.Runner;
import org.kerasjvm.engine.RunningLogs;
import org.tensorflow.ndarray.Shape;

/**
 * Chooses how steps run, and runs one pass over the data: one native call a batch if a callback
 * wants each batch, else as many batches a call as the display allows. The choice depends on the
 * arguments alone and does not change the numbers.
 */
final class StepPlan {

  /** One pass over some data. */
  interface Stretch {
    /** Runs it and gives loss and metrics, sorted by name. */
    Map<String, Double> run();
  }

  private final Model model;
  private final Compiled compiled;
  private final int weights;

  StepPlan(Model model, Compiled compiled, DataSet data) {
    this.model = model;
    this.compiled = compiled;
    this.weights = data.weights().size();
    compiled.build(shapes(data.y()), model.graph().outputs().stream().map(t -> t.shape()).toList());
  }

  private static List<Shape> shapes(List<NDArray> arrays) {
    return arrays.stream().map(array -> org.kerasjvm.engine.DataSpec.of(array).shape()).toList();
  }

  Stretch training(ResidentData data, int batchSize, CallbackList callbacks, int verbose) {
    compiled.optimizer().build(compiled.trainable(model));
    boolean every = callbacks.needsEveryTrainBatch();
    return stretch(true, every, data, batchSize, callbacks, verbose);
  }

  Stretch testing(ResidentData data, int batchSize, CallbackList callbacks, int verbose) {
    return stretch(false, callbacks.needsEveryTestBatch(), data, batchSize, callbacks, verbose);
  }

  private Stretch stretch(
      boolean training,
      boolean everyBatch,
      ResidentData data,
      int batchSize,
      CallbackList callbacks,
      int verbose) {
    Integer asked = compiled.stepsPerExecution();
    boolean stepwise = asked != null ? asked == 1 : everyBatch;
    boolean hooks = everyBatch || verbose == 1;
    CompiledStep step = new CompiledStep(model, compiled, training, weights);
    Programs programs = model.programs();
    Runner runner = programs.runner(step, compiled, !stepwise, hooks, data.specs());
    Pass pass = new Pass(runner, data, batchSize, callbacks, training, everyBatch, hooks, asked);
    return () -> {
      programs.metricsReset(compiled).run();
      if (!training) {
        callbacks.onTestBegin(new LinkedHashMap<>());
      }
      pass.run();
      Map<String, Double> logs = logs(programs.reader(step).read());
      if (!training) {
        callbacks.onTestEnd(logs);
      }
      return logs;
    };
  }

  private Map<String, Double> logs(float[] values) {
    return named(compiled.logKeys(), values);
  }

  private static Map<String, Double> named(List<String> keys, float[] values) {
    Map<String, Double> sorted = new TreeMap<>();
    for (int k = 0; k < values.length; k++) {
      sorted.put(keys.get(k), (double) values[k]);
    }
    return new LinkedHashMap<>(sorted);
  }

  /** The batches of one pass, a stretch at a time. */
  private final class Pass {
    private final Runner runner;
    private final ResidentData data;
    private final int batchSize;
    private final CallbackList callbacks;
    private final boolean training;
    private final boolean everyBatch;
    private final boolean hooks;
    private final Pacer pacer;

    Pass(
        Runner runner,
        ResidentData data,
        int batchSize,
        CallbackList callbacks,
        boolean training,
        boolean everyBatch,
        boolean hooks,
        @org.jspecify.annotations.Nullable Integer stepsPerExecution) {
      this.runner = runner;
      this.data = data;
      this.batchSize = batchSize;
      this.callbacks = callbacks;
      this.training = training;
      this.everyBatch = everyBatch;
      this.hooks = hooks;
      this.pacer = Pacer.of(everyBatch, hooks, stepsPerExecution);
    }

    void run() {
      int batches = data.batches(batchSize);
      pacer.begin();
      for (int batch = 0; batch < batches; ) {
        int count = Math.min(pacer.next(), batches - batch);
        if (everyBatch) {
          begin(batch);
        }
        long start = System.nanoTime();
        RunningLogs logs = runner.run(data, batch, count, batchSize);
        pacer.took(count, System.nanoTime() - start);
        if (hooks) {
          end(batch, count, logs);
        }
        batch += count;
        if (training && interruptedOrStopped()) {
          return;
        }
      }
    }

    private boolean interruptedOrStopped() {
      if (Thread.currentThread().isInterrupted()) {
        model.stopTraining(true);
      }
      return model.stopTraining();
    }

    private void begin(int batch) {
      if (training) {
        callbacks.onTrainBatchBegin(batch, new LinkedHashMap<>());
      } else {
        callbacks.onTestBatchBegin(batch, new LinkedHashMap<>());
      }
    }

    private void end(int batch, int count, RunningLogs logs) {
      Map<String, Double> last = logs(logs.last());
      if (everyBatch && training) {
        callbacks.onTrainBatchEnd(batch, last);
      } else if (everyBatch) {
        callbacks.onTestBatchEnd(batch, last);
      } else if (training) {
        callbacks.onTrainBatchesEnd(batch + count - 1, count, last, sums(logs.sums()));
      } else {
        callbacks.onTestBatchesEnd(batch + count - 1, count, last, sums(logs.sums()));
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
}
