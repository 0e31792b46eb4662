package org.kerasjvm.models;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kerasjvm.callbacks.CallbackList;
import org.kerasjvm.callbacks.Logs;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.engine.DataSpec;
import org.kerasjvm.engine.ResidentData;
import org.kerasjvm.engine.Runner;
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

    /**
     * Runs it several times at once.
     *
     * @param most how often
     * @return loss and metrics of each; empty where that cannot be
     */
    default List<Logs> runSeveral(int most) {
      return List.of();
    }
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
    return arrays.stream().map(array -> DataSpec.of(array).shape()).toList();
  }

  Stretch training(EpochIterator<Span> epoch, CallbackList callbacks, int verbose, Workload work) {
    compiled.optimizer().build(compiled.trainable(model));
    boolean every = callbacks.needsEveryTrainBatch();
    return stretch(
        new CompiledStep(model, compiled, true, weights), every, epoch, callbacks, verbose, work);
  }

  Stretch testing(EpochIterator<Span> epoch, CallbackList callbacks, int verbose, Workload work) {
    boolean every = callbacks.needsEveryTestBatch();
    return stretch(
        new CompiledStep(model, compiled, false, weights), every, epoch, callbacks, verbose, work);
  }

  /** One batch: loss and metrics since the last reset, by the keys of the logs. */
  Map<String, Double> single(boolean training, ResidentData batch) {
    if (training) {
      compiled.optimizer().build(compiled.trainable(model));
    }
    CompiledStep step = new CompiledStep(model, compiled, training, weights);
    Runner runner =
        model.programs().runner(step, compiled, ExecutionPlan.How.STEPWISE, true, batch.specs());
    return compiled.logs(runner.run(batch, 0, 1, batch.rows()).last());
  }

  private Stretch stretch(
      CompiledStep step,
      boolean everyBatch,
      EpochIterator<Span> epoch,
      CallbackList callbacks,
      int verbose,
      Workload work) {
    boolean training = step.training();
    Programs programs = model.programs();
    // a display that does not know how many batches there are counts them
    boolean shown = verbose == 1 || verbose == 2 && epoch.steps() == null;
    BatchCalls calls =
        new BatchCalls(callbacks, compiled, training, everyBatch, everyBatch || shown);
    ExecutionPlan plan = ExecutionPlan.of(step, compiled, everyBatch, work);
    compiled.ranAs(training, plan);
    Pass pass = new Pass(model, compiled, step, epoch, calls, plan.how());
    pass.runner(work.specs());
    return new Stretch() {
      @Override
      public Map<String, Double> run() {
        if (!training) {
          callbacks.onTestBegin(new LinkedHashMap<>());
          epoch.reset();
        }
        float[] last = pass.run();
        Map<String, Double> logs =
            compiled.logs(last.length > 0 ? last : programs.reader(step).read());
        if (!training) {
          callbacks.onTestEnd(logs);
        }
        return logs;
      }

      @Override
      public List<Logs> runSeveral(int most) {
        return pass.runSeveral(most).stream().map(compiled::logs).toList();
      }
    };
  }
}
