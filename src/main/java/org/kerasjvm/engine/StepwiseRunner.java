package org.kerasjvm.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Tape;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Runs a step with one native call a batch: what per-batch callbacks need. */
public final class StepwiseRunner implements Runner {

  private final Runtime runtime;
  private final StepInputs inputs;
  private final StateReset reset;
  private final Op step;
  private final @Nullable Operand<TFloat32> logs;

  /** Traces the step into the runtime's graph. */
  public StepwiseRunner(
      Runtime runtime, StepFunction function, List<DataSpec> specs, boolean withLogs) {
    this.runtime = runtime;
    Ops tf = runtime.tf();
    inputs = StepInputs.create(tf, specs);
    Tape tape = new Tape(tf);
    Map<Variable, Value> state = new LinkedHashMap<>();
    function.state().forEach(v -> state.put(v, Value.of(tape, runtime.readOf(v))));
    CallContext context = new CallContext(tape, function.training(), state);
    List<Value> batch =
        StepInputs.rows(
                tf,
                inputs.data(),
                inputs.order(),
                inputs.from(),
                tf.math.sub(inputs.to(), inputs.from()))
            .stream()
            .map(operand -> Value.of(tape, operand))
            .toList();
    function.trace(context, batch);
    logs = withLogs ? Logs.stack(tf, function.logs(context)) : null;
    step = commit(tf, context);
    reset = new StateReset(runtime, function.restarted());
  }

  /**
   * Every next value is computed before the first is written: a gradient must not read a new
   * weight.
   */
  private Op commit(Ops tf, CallContext context) {
    List<Op> computed = new ArrayList<>();
    if (logs != null) {
      computed.add(logs);
    }
    context.updates().values().forEach(value -> computed.add(value.operand()));
    Ops after = tf.withControlDependencies(computed);
    List<Op> assigns = new ArrayList<>();
    context.updates().forEach((v, value) -> assigns.add(runtime.assignTo(after, v, value)));
    return tf.withControlDependencies(assigns).noOp();
  }

  @Override
  public void restart() {
    reset.run();
  }

  @Override
  public RunningLogs run(ResidentData data, int firstBatch, int batches, int batchSize) {
    double[] sums = new double[0];
    float[] last = new float[0];
    for (int k = firstBatch; k < firstBatch + batches; k++) {
      int from = k * batchSize;
      last = runOne(data, from, Math.min(from + batchSize, data.rows()));
      sums = Logs.plus(sums, last);
    }
    return new RunningLogs(last, sums);
  }

  private float[] runOne(ResidentData data, int from, int to) {
    try (TInt32 first = TInt32.scalarOf(from);
        TInt32 end = TInt32.scalarOf(to)) {
      Session.Runner runner =
          inputs.feed(runtime.runner(), data).feed(inputs.from(), first).feed(inputs.to(), end);
      if (logs != null) {
        runner.fetch(logs);
      }
      try (Result result = runner.addTarget(step).run()) {
        return logs == null ? new float[0] : Tensors.floats(result.get(0));
      }
    }
  }
}
