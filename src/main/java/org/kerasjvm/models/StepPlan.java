package org.kerasjvm.models;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kerasjvm.callbacks.CallbackList;
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
  }

  private final Model model;
  private final Compiled compiled;
  private final int weights;
  private final List<DataSpec> specs;

  StepPlan(Model model, Compiled compiled, DataSet data) {
    this.model = model;
    this.compiled = compiled;
    this.weights = data.weights().size();
    this.specs = data.arrays().stream().map(DataSpec::of).toList();
    compiled.build(shapes(data.y()), model.graph().outputs().stream().map(t -> t.shape()).toList());
  }

  private static List<Shape> shapes(List<NDArray> arrays) {
    return arrays.stream().map(array -> DataSpec.of(array).shape()).toList();
  }

  Stretch training(EpochIterator<Span> epoch, CallbackList callbacks, int verbose) {
    compiled.optimizer().build(compiled.trainable(model));
    boolean every = callbacks.needsEveryTrainBatch();
    return stretch(
        new CompiledStep(model, compiled, true, weights), every, epoch, callbacks, verbose);
  }

  Stretch testing(EpochIterator<Span> epoch, CallbackList callbacks, int verbose) {
    boolean every = callbacks.needsEveryTestBatch();
    return stretch(
        new CompiledStep(model, compiled, false, weights), every, epoch, callbacks, verbose);
  }

  /** One batch: loss and metrics since the last reset, by the keys of the logs. */
  Map<String, Double> single(boolean training, ResidentData batch) {
    if (training) {
      compiled.optimizer().build(compiled.trainable(model));
    }
    CompiledStep step = new CompiledStep(model, compiled, training, weights);
    Runner runner = model.programs().runner(step, compiled, false, true, batch.specs());
    return compiled.logs(runner.run(batch, 0, 1, batch.rows()).last());
  }

  private Stretch stretch(
      CompiledStep step,
      boolean everyBatch,
      EpochIterator<Span> epoch,
      CallbackList callbacks,
      int verbose) {
    boolean training = step.training();
    Programs programs = model.programs();
    // a display that does not know how many batches there are counts them
    boolean shown = verbose == 1 || verbose == 2 && epoch.steps() == null;
    BatchCalls calls =
        new BatchCalls(callbacks, compiled, training, everyBatch, everyBatch || shown);
    Pass pass = new Pass(model, compiled, step, epoch, calls);
    pass.runner(specs);
    return () -> {
      programs.metricsReset(compiled).run();
      if (!training) {
        callbacks.onTestBegin(new LinkedHashMap<>());
        epoch.reset();
      }
      pass.run();
      Map<String, Double> logs = compiled.logs(programs.reader(step).read());
      if (!training) {
        callbacks.onTestEnd(logs);
      }
      return logs;
    };
  }
}
