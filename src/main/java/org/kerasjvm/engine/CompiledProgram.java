package org.kerasjvm.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kerasjvm.ops.Tape;
import org.kerasjvm.ops.Types;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;
import org.tensorflow.ConcreteFunction;
import org.tensorflow.Operand;
import org.tensorflow.Operation;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.DataType;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TInt32;

/**
 * The code that XLA compiles for one size of batches, and the operations round it: the rows are
 * gathered before it, the new state is assigned after it.
 */
final class CompiledProgram {

  /**
   * What XLA compiles for.
   *
   * @param batchSize rows a batch
   * @param rows of the chunk that a call gets
   * @param rest rows of a last, smaller batch; 0 for none
   */
  record Size(int batchSize, int rows, int rest) {}

  /**
   * What a call runs.
   *
   * @param passes over the same number of batches
   * @param first the place in the order of the first row
   * @param batches full ones of a pass
   * @param withRest whether the smaller batch follows them
   * @param stride rows from one pass to the next, 0 if all take the same
   * @param fresh whether the first pass begins with the call; all others do
   */
  record Work(int passes, int first, int batches, boolean withRest, int stride, boolean fresh) {}

  /** The most passes of a call. */
  static final int PASSES = 64;

  private final Runtime runtime;
  private final List<DataSpec> specs;
  private final Size size;
  private final int logCount;
  private final List<Placeholder<?>> data = new ArrayList<>();
  private final Placeholder<TInt32> order;
  private final List<Placeholder<?>> counts = new ArrayList<>();
  private final Operation call;
  private final Op commit;

  /**
   * Traces.
   *
   * @param logCount how many running results there are
   * @param summed whether to sum them over the batches
   */
  CompiledProgram(
      Runtime runtime,
      StepFunction function,
      List<DataSpec> specs,
      int logCount,
      boolean summed,
      Size size) {
    this.runtime = runtime;
    this.specs = specs;
    this.size = size;
    this.logCount = logCount;
    PassLoop loop = runtime.keep(new PassLoop(function, specs, logCount, summed, size));
    Ops tf = runtime.tf();
    specs.forEach(
        spec -> data.add(StepLoop.parameter(tf, new StepLoop.Port(spec.dtype(), spec.shape()))));
    order = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
    PassLoop.COUNTS.forEach(port -> counts.add(StepLoop.parameter(tf, port)));
    Placeholder<?> first = StepLoop.parameter(tf, PassLoop.COUNTS.get(0));
    List<Operand<?>> arguments = new ArrayList<>(counts);
    loop.state().forEach(variable -> arguments.add(runtime.readOf(variable)));
    arguments.addAll(chunk(tf, StepLoop.int32(first)));
    counts.add(first);
    call = call(tf, loop, arguments);
    commit = commit(tf, loop.updated());
  }

  /** What this is compiled for. */
  Size size() {
    return size;
  }

  /** Whether the chunk has room for the smaller batch behind some full ones. */
  boolean holdsRestAfter(int batches) {
    return size.rest() > 0 && (batches + 1) * size.batchSize() <= size.rows();
  }

  /** The rows of the call, in order; behind the end of the order its last row again. */
  private List<Operand<?>> chunk(Ops tf, Operand<TInt32> first) {
    Operand<TInt32> all = tf.range(tf.constant(0), tf.constant(size.rows()), tf.constant(1));
    Operand<TInt32> end = tf.math.sub(tf.size(order), tf.constant(1));
    Operand<TInt32> places = tf.math.minimum(tf.math.add(first, all), end);
    Operand<TInt32> index = tf.gather(order, places, tf.constant(0));
    List<Operand<?>> chunk = new ArrayList<>();
    data.forEach(tensor -> chunk.add(tf.gather(tensor, index, tf.constant(0))));
    return chunk;
  }

  private Operation call(Ops tf, PassLoop loop, List<Operand<?>> arguments) {
    List<DataType> types = new ArrayList<>(List.of(DataType.DT_FLOAT, DataType.DT_DOUBLE));
    loop.updated().forEach(v -> types.add(Types.protoOf(v.dtype())));
    ConcreteFunction function = loop.function();
    runtime.attach(function);
    return tf.scope()
        .env()
        .opBuilder("StatefulPartitionedCall", tf.scope().makeOpName("compiled"), tf.scope())
        .addInputList(arguments.stream().map(Operand::asOutput).toArray(Output<?>[]::new))
        .setAttr("Tout", types.toArray(new DataType[0]))
        .setAttr("f", function)
        .setAttr("_XlaMustCompile", true)
        .build();
  }

  private Op commit(Ops tf, List<Variable> updated) {
    Tape tape = new Tape(tf);
    List<Op> assigns = new ArrayList<>();
    for (int k = 0; k < updated.size(); k++) {
      assigns.add(runtime.assignTo(tf, updated.get(k), Value.of(tape, call.output(2 + k))));
    }
    return tf.withControlDependencies(assigns).noOp();
  }

  /** Runs; the results after each pass, and their sums over all batches. */
  List<RunningLogs> run(ResidentData resident, Work work) {
    List<Tensor> fed = new ArrayList<>();
    try {
      int[] numbers = {
        work.passes(), work.batches(), work.withRest() ? 1 : 0, work.stride(), work.first()
      };
      for (int number : numbers) {
        fed.add(TInt32.scalarOf(number));
      }
      fed.add(PassLoop.FRESH, TBool.scalarOf(work.fresh()));
      Session.Runner runner = runtime.runner().feed(order, resident.order());
      for (int k = 0; k < specs.size(); k++) {
        runner.feed(data.get(k), resident.tensor(k));
      }
      for (int k = 0; k < counts.size(); k++) {
        runner.feed(counts.get(k), fed.get(k));
      }
      runner.fetch(call.output(0)).fetch(call.output(1));
      try (Result result = runner.addTarget(commit).run()) {
        return logs(work.passes(), Tensors.floats(result.get(0)), Tensors.doubles(result.get(1)));
      }
    } finally {
      fed.forEach(Tensor::close);
    }
  }

  private List<RunningLogs> logs(int passes, float[] table, double[] sums) {
    List<RunningLogs> logs = new ArrayList<>();
    for (int k = 0; k < passes; k++) {
      float[] row = Arrays.copyOfRange(table, k * logCount, (k + 1) * logCount);
      logs.add(new RunningLogs(row, sums));
    }
    return logs;
  }
}
