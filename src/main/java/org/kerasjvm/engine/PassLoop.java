package org.kerasjvm.engine;

import java.util.ArrayList;
import java.util.List;
import org.kerasjvm.data.DType;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;
import org.tensorflow.ConcreteFunction;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Operation;
import org.tensorflow.Output;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;

/**
 * A function for XLA: passes over a chunk of rows, each a loop over the full batches and one over
 * the last, smaller batch, which may be none. All shapes in it are fixed, all counts are arguments.
 */
final class PassLoop implements AutoCloseable {

  /** Arguments before the state: passes, full batches, smaller ones, stride, fresh. */
  static final List<StepLoop.Port> COUNTS =
      List.of(
          scalar(DType.INT32),
          scalar(DType.INT32),
          scalar(DType.INT32),
          scalar(DType.INT32),
          scalar(DType.BOOL));

  /** The place of the flag that the first pass is a new one. */
  static final int FRESH = 4;

  /** Loop variables before the arguments: the number of the pass, the logs, their sums. */
  private static final int OWN = 3;

  private static final int STATE = OWN + 5;

  private final List<DataSpec> specs;
  private final CompiledProgram.Size size;
  private final int logCount;
  private final StepLoop full;
  private final StepLoop rest;
  private final List<ConcreteFunction> functions = new ArrayList<>();
  private final ConcreteFunction function;

  /** Traces. */
  PassLoop(
      StepFunction step,
      List<DataSpec> specs,
      int logCount,
      boolean summed,
      CompiledProgram.Size size) {
    this.specs = specs;
    this.size = size;
    this.logCount = logCount;
    int summedLogs = summed ? logCount : 0;
    full = loop(step, summedLogs, size.batchSize());
    rest = size.rest() == 0 ? full : loop(step, summedLogs, size.rest());
    function = function(summedLogs);
  }

  private static StepLoop.Port scalar(DType dtype) {
    return new StepLoop.Port(dtype, Shape.scalar());
  }

  private StepLoop loop(StepFunction step, int summedLogs, int batchSize) {
    List<StepLoop.Port> constants = chunk();
    constants.add(scalar(DType.INT32));
    return new StepLoop(
        step, constants, summedLogs, (tf, number, c) -> rows(tf, number, c, batchSize));
  }

  private List<StepLoop.Port> chunk() {
    List<StepLoop.Port> ports = new ArrayList<>();
    for (DataSpec spec : specs) {
      ports.add(new StepLoop.Port(spec.dtype(), rowsOf(size.rows(), spec.sampleShape())));
    }
    return ports;
  }

  private static Shape rowsOf(int rows, Shape row) {
    return Shape.of(rows).append(row);
  }

  /** The rows of a batch; the last constant is the place of the first batch in the chunk. */
  private static List<Operand<?>> rows(
      Ops tf, Operand<TInt32> number, List<Placeholder<?>> constants, int batchSize) {
    int last = constants.size() - 1;
    Operand<TInt32> start =
        tf.math.add(
            StepLoop.int32(constants.get(last)), tf.math.mul(number, tf.constant(batchSize)));
    List<Operand<?>> batch = new ArrayList<>();
    for (Placeholder<?> tensor : constants.subList(0, last)) {
      Shape shape = rowsOf(batchSize, tensor.shape().tail());
      int[][] behind = {{0, shape.numDimensions() - 1}};
      Operand<TInt32> first =
          tf.pad(tf.expandDims(start, tf.constant(0)), tf.constant(behind), tf.constant(0));
      Operand<TInt32> sizes = tf.dtypes.cast(tf.constant(shape.asArray()), TInt32.class);
      // Slice would make the place of the rows a constant of the code: another place, another code
      batch.add(dynamicSlice(tf, tensor, first, sizes));
    }
    return batch;
  }

  private static Operand<?> dynamicSlice(
      Ops tf, Operand<?> tensor, Operand<TInt32> first, Operand<TInt32> sizes) {
    return tf.scope()
        .env()
        .opBuilder("XlaDynamicSlice", tf.scope().makeOpName("rows"), tf.scope())
        .addInput(tensor.asOutput())
        .addInput(first.asOutput())
        .addInput(sizes.asOutput())
        .build()
        .output(0);
  }

  /** The state that goes in, in order. */
  List<Variable> state() {
    return full.state();
  }

  /** The variables that the step gives another value. */
  List<Variable> updated() {
    return full.updated();
  }

  /**
   * From {@link #COUNTS}, state and chunk to the running results after each pass, their sums and
   * the updated variables.
   */
  ConcreteFunction function() {
    return function;
  }

  private List<Placeholder<?>> arguments(Ops tf) {
    List<Placeholder<?>> all = new ArrayList<>();
    COUNTS.forEach(port -> all.add(StepLoop.parameter(tf, port)));
    state().forEach(v -> all.add(StepLoop.parameter(tf, new StepLoop.Port(v.dtype(), v.shape()))));
    chunk().forEach(port -> all.add(StepLoop.parameter(tf, port)));
    return all;
  }

  private List<Placeholder<?>> loopVariables(Ops tf, int summedLogs) {
    List<Placeholder<?>> all = new ArrayList<>();
    all.add(StepLoop.parameter(tf, scalar(DType.INT32)));
    all.add(StepLoop.parameter(tf, new StepLoop.Port(DType.FLOAT32, table())));
    all.add(StepLoop.parameter(tf, new StepLoop.Port(DType.FLOAT64, Shape.of(summedLogs))));
    all.addAll(arguments(tf));
    return all;
  }

  private Shape table() {
    return Shape.of(CompiledProgram.PASSES, logCount);
  }

  private ConcreteFunction function(int summedLogs) {
    ConcreteFunction condition = condition(summedLogs);
    ConcreteFunction body = body(summedLogs);
    functions.add(condition);
    functions.add(body);
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      List<Placeholder<?>> p = arguments(tf);
      List<Output<?>> start = new ArrayList<>();
      start.add(tf.constant(0).asOutput());
      start.add(tf.zeros(tf.constant(table().asArray()), TFloat32.class).asOutput());
      start.add(tf.constant(new double[summedLogs]).asOutput());
      p.forEach(argument -> start.add(argument.asOutput()));
      Operation loop =
          graph
              .opBuilder("StatelessWhile", "passes", tf.scope())
              .addInputList(start.toArray(new Output<?>[0]))
              .setAttr("cond", condition)
              .setAttr("body", body)
              .build();
      Signature.Builder signature = StepLoop.signature("passes", p);
      signature.output("logs", loop.output(1)).output("sums", loop.output(2));
      for (Variable v : updated()) {
        int at = state().indexOf(v);
        signature.output("o" + at, loop.output(STATE + at));
      }
      return ConcreteFunction.create(signature.build(), graph);
    }
  }

  private ConcreteFunction condition(int summedLogs) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      List<Placeholder<?>> p = loopVariables(tf, summedLogs);
      Operand<TBool> more = tf.math.less(StepLoop.int32(p.get(0)), StepLoop.int32(p.get(OWN)));
      return ConcreteFunction.create(
          StepLoop.signature("more", p).output("o", more).build(), graph);
    }
  }

  /** One pass. */
  private ConcreteFunction body(int summedLogs) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      List<Placeholder<?>> p = loopVariables(tf, summedLogs);
      int chunkStart = STATE + state().size();
      Operand<TInt32> number = StepLoop.int32(p.get(0));
      Operand<TInt32> batches = StepLoop.int32(p.get(OWN + 1));
      Operand<TInt32> smaller = StepLoop.int32(p.get(OWN + 2));
      Operand<TInt32> first = tf.math.mul(number, StepLoop.int32(p.get(OWN + 3)));
      Operand<TBool> fresh = Value.of(tf, p.get(OWN + FRESH)).typed();
      List<Placeholder<?>> chunk = p.subList(chunkStart, p.size());
      List<Operand<?>> constants = new ArrayList<>(chunk);
      constants.add(first);
      StepLoop.Results results =
          full.emit(
              tf, tf.constant(0), batches, fresh, p.subList(STATE, chunkStart), constants, false);
      Operand<TFloat64> sums = add(tf, p.get(2), results.sums());
      if (size.rest() > 0) {
        List<Output<?>> between = new ArrayList<>();
        for (Variable v : state()) {
          between.add(results.after(v));
        }
        constants = new ArrayList<>(results.constants());
        constants.set(
            chunk.size(), tf.math.add(first, tf.math.mul(batches, tf.constant(size.batchSize()))));
        results =
            rest.emit(tf, tf.constant(0), smaller, tf.constant(false), between, constants, false);
        sums = add(tf, sums, results.sums());
      }
      List<Operand<?>> next = new ArrayList<>();
      next.add(tf.math.add(number, tf.constant(1)));
      next.add(inRow(tf, Value.of(tf, p.get(1)), number, results.last(tf)));
      next.add(summedLogs == 0 ? p.get(2) : sums);
      next.addAll(p.subList(OWN, OWN + FRESH));
      next.add(tf.constant(true));
      for (Variable v : state()) {
        next.add(results.after(v));
      }
      next.addAll(results.constants().subList(0, chunk.size()));
      return StepLoop.loopFunction("pass", p, next, graph, tf);
    }
  }

  private static Operand<TFloat64> add(Ops tf, Operand<?> a, Operand<?> b) {
    return tf.math.add(
        Value.of(tf, a).<Operand<TFloat64>>typed(), Value.of(tf, b).<Operand<TFloat64>>typed());
  }

  private static Operand<?> inRow(
      Ops tf, Value table, Operand<TInt32> row, Operand<TFloat32> logs) {
    Operand<TInt32> all =
        tf.range(tf.constant(0), tf.constant(CompiledProgram.PASSES), tf.constant(1));
    Operand<TBool> chosen = tf.expandDims(tf.math.equal(all, row), tf.constant(1));
    return tf.select(chosen, tf.expandDims(logs, tf.constant(0)), table.<Operand<TFloat32>>typed());
  }

  @Override
  public void close() {
    function.close();
    functions.forEach(ConcreteFunction::close);
    full.close();
    if (rest != full) {
      rest.close();
    }
  }
}
