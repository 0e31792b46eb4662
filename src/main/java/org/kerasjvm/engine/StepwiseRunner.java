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
  private final boolean threads;
  private final StepInputs inputs;
  private final StateReset reset;
  private final Op step;
  private final @Nullable Operand<TFloat32> logs;

  /** Traces the step into the runtime's graph. */
  public StepwiseRunner(
      Runtime runtime, StepFunction function, List<DataSpec> specs, boolean withLogs) {
    this.runtime = runtime;
    this.threads = Threads.pay(function.state());
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
   * A variable is written when it has been read and the logs are made. What was read stays as it
   * was, so no gradient sees a new weight; and the memory of an old value is free as soon as its
   * last reader is done, so that large models do not hold all old and all new values at once.
   */
  private Op commit(Ops tf, CallContext context) {
    List<Op> assigns = new ArrayList<>();
    context
        .updates()
        .forEach(
            (variable, value) -> {
              List<Op> before = new ArrayList<>(List.of(runtime.readOf(variable)));
              if (logs != null) {
                before.add(logs);
              }
              assigns.add(runtime.assignTo(tf.withControlDependencies(before), variable, value));
            });
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
          inputs
              .feed(runtime.runner(threads), data)
              .feed(inputs.from(), first)
              .feed(inputs.to(), end);
      if (logs != null) {
        runner.fetch(logs);
      }
      try (Result result = runner.addTarget(step).run()) {
        return logs == null ? new float[0] : Tensors.floats(result.get(0));
      }
    }
  }
}
