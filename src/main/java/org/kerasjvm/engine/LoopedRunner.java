package org.kerasjvm.engine;

import java.util.ArrayList;
import java.util.List;
import org.kerasjvm.data.DType;
import org.kerasjvm.ops.Tape;
import org.kerasjvm.ops.Value;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TInt32;

/** Runs a step over many batches in one native call on the ordinary kernels. */
public final class LoopedRunner implements Runner {

  private final Runtime runtime;
  private final boolean threads;
  private final StepInputs inputs;
  private final Op commit;
  private final Output<?> last;
  private final Output<?> sums;
  private boolean fresh;

  /**
   * Traces the step into the body of a loop in the runtime's graph.
   *
   * @param logCount how many running results to sum over the batches; 0 for none
   */
  public LoopedRunner(Runtime runtime, StepFunction function, List<DataSpec> specs, int logCount) {
    this.runtime = runtime;
    this.threads = Threads.pay(function.state());
    Ops tf = runtime.tf();
    inputs = StepInputs.create(tf, specs);
    StepLoop loop =
        runtime.keep(new StepLoop(function, constants(specs), logCount, LoopedRunner::batch));
    List<Operand<?>> before = new ArrayList<>();
    loop.state().forEach(variable -> before.add(runtime.readOf(variable)));
    List<Operand<?>> constants = new ArrayList<>(inputs.data());
    constants.add(inputs.order());
    constants.add(inputs.batchSize());
    StepLoop.Results results =
        loop.emit(tf, inputs.from(), inputs.to(), inputs.fresh(), before, constants, true);
    last = results.last(tf).asOutput();
    sums = results.sums();
    commit = commit(tf, loop, results);
  }

  private Op commit(Ops tf, StepLoop loop, StepLoop.Results results) {
    Tape tape = new Tape(tf);
    List<Op> assigns = new ArrayList<>();
    loop.updated()
        .forEach(v -> assigns.add(runtime.assignTo(tf, v, Value.of(tape, results.after(v)))));
    return tf.withControlDependencies(assigns).noOp();
  }

  /** The data, the order of its rows, and the rows a batch. */
  private static List<StepLoop.Port> constants(List<DataSpec> specs) {
    List<StepLoop.Port> ports = new ArrayList<>();
    specs.forEach(spec -> ports.add(new StepLoop.Port(spec.dtype(), spec.shape())));
    ports.add(new StepLoop.Port(DType.INT32, Shape.of(-1)));
    ports.add(new StepLoop.Port(DType.INT32, Shape.scalar()));
    return ports;
  }

  private static List<Operand<?>> batch(
      Ops tf, Operand<TInt32> number, List<Placeholder<?>> constants) {
    List<Placeholder<?>> data = constants.subList(0, constants.size() - 2);
    Operand<TInt32> order = StepLoop.int32(constants.get(data.size()));
    Operand<TInt32> size = StepLoop.int32(constants.get(data.size() + 1));
    Operand<TInt32> start = tf.math.mul(number, size);
    Operand<TInt32> left = tf.math.sub(tf.size(order), start);
    return StepInputs.rows(tf, data, order, start, tf.math.minimum(size, left));
  }

  @Override
  public void restart() {
    fresh = true;
  }

  @Override
  public RunningLogs run(ResidentData data, int firstBatch, int batches, int batchSize) {
    try (TInt32 first = TInt32.scalarOf(firstBatch);
        TInt32 end = TInt32.scalarOf(firstBatch + batches);
        TInt32 size = TInt32.scalarOf(batchSize);
        TBool anew = TBool.scalarOf(fresh)) {
      Session.Runner runner =
          inputs
              .feed(runtime.runner(threads), data)
              .feed(inputs.from(), first)
              .feed(inputs.to(), end)
              .feed(inputs.batchSize(), size)
              .feed(inputs.fresh(), anew);
      try (Result result = runner.fetch(last).fetch(sums).addTarget(commit).run()) {
        fresh = false;
        return new RunningLogs(Tensors.floats(result.get(0)), Tensors.doubles(result.get(1)));
      }
    }
  }
}
