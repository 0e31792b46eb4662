package org.kerasjvm.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Tape;
import org.kerasjvm.ops.Types;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;
import org.tensorflow.ConcreteFunction;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Operation;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Signature;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.ndarray.buffer.DoubleDataBuffer;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;

/**
 * Runs a step over many batches in one native call: a functional While whose loop variables are the
 * counters, the logs, the state and the data.
 */
public final class LoopedRunner implements Runner {

  /** Loop variables before the state: batch number, end, batch size, last logs, summed logs. */
  private static final int COUNTERS = 5;

  private final Runtime runtime;
  private final StepFunction function;
  private final List<DataSpec> specs;
  private final List<Variable> state;
  private final int logCount;
  private final StepInputs inputs;
  private final Op commit;
  private final Output<?> last;
  private final Output<?> sums;

  /** Traces the step into the body of a loop in the runtime's graph. */
  public LoopedRunner(Runtime runtime, StepFunction function, List<DataSpec> specs, int logCount) {
    this.runtime = runtime;
    this.function = function;
    this.specs = specs;
    this.state = function.state();
    this.logCount = logCount;
    List<Variable> updated = new ArrayList<>();
    ConcreteFunction body = runtime.keep(body(updated));
    ConcreteFunction condition = runtime.keep(condition());
    Ops tf = runtime.tf();
    inputs = StepInputs.create(tf, specs);
    List<Output<?>> results = loop(tf, condition, body);
    last = results.get(3);
    sums = results.get(4);
    commit = commit(tf, results, updated);
  }

  /**
   * A While that TensorFlow opens into the graph before it chooses kernels: only there does it take
   * oneDNN's, as Keras's graph does; inside a function it would take Eigen's, which round
   * otherwise.
   */
  private List<Output<?>> loop(Ops tf, ConcreteFunction condition, ConcreteFunction body) {
    List<Output<?>> start = new ArrayList<>();
    initial(tf).forEach(operand -> start.add(operand.asOutput()));
    Operation loop =
        tf.scope()
            .env()
            .opBuilder("StatelessWhile", tf.scope().makeOpName("loop"), tf.scope())
            .addInputList(start.toArray(new Output<?>[0]))
            .setAttr("cond", condition)
            .setAttr("body", body)
            .setAttr("_lower_using_switch_merge", true)
            .build();
    List<Output<?>> results = new ArrayList<>();
    for (int k = 0; k < loop.numOutputs(); k++) {
      results.add(loop.output(k));
    }
    return results;
  }

  private List<Operand<?>> initial(Ops tf) {
    List<Operand<?>> loop = new ArrayList<>();
    loop.add(inputs.from());
    loop.add(inputs.to());
    loop.add(inputs.batchSize());
    loop.add(tf.constant(new float[logCount]));
    loop.add(tf.constant(new double[logCount]));
    state.forEach(variable -> loop.add(runtime.readOf(variable)));
    loop.addAll(inputs.data());
    loop.add(inputs.order());
    return loop;
  }

  private Op commit(Ops tf, List<Output<?>> results, List<Variable> updated) {
    Tape tape = new Tape(tf);
    List<Op> assigns = new ArrayList<>();
    for (Variable variable : updated) {
      Output<?> next = results.get(COUNTERS + state.indexOf(variable));
      assigns.add(runtime.assignTo(tf, variable, Value.of(tape, next)));
    }
    return tf.withControlDependencies(assigns).noOp();
  }

  /** The placeholders of a loop function, in the order of the loop variables. */
  private List<Placeholder<?>> parameters(Ops tf) {
    List<Placeholder<?>> all = new ArrayList<>();
    for (int k = 0; k < 3; k++) {
      all.add(tf.placeholder(TInt32.class, Placeholder.shape(Shape.scalar())));
    }
    all.add(tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(logCount))));
    all.add(tf.placeholder(TFloat64.class, Placeholder.shape(Shape.of(logCount))));
    for (Variable v : state) {
      all.add(tf.placeholder(Types.tensorClass(v.dtype()), Placeholder.shape(v.shape())));
    }
    for (DataSpec spec : specs) {
      all.add(tf.placeholder(Types.tensorClass(spec.dtype()), Placeholder.shape(spec.shape())));
    }
    all.add(tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1))));
    return all;
  }

  private static Signature.Builder signature(List<Placeholder<?>> parameters) {
    Signature.Builder builder = Signature.builder();
    for (int k = 0; k < parameters.size(); k++) {
      builder.input("i" + k, parameters.get(k));
    }
    return builder;
  }

  private ConcreteFunction condition() {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      List<Placeholder<?>> p = parameters(tf);
      Operand<TInt32> batch = int32(p.get(0));
      Operand<TBool> more = tf.math.less(batch, int32(p.get(1)));
      return ConcreteFunction.create(signature(p).key("more").output("o", more).build(), graph);
    }
  }

  private ConcreteFunction body(List<Variable> updated) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      List<Placeholder<?>> p = parameters(tf);
      Tape tape = new Tape(tf);
      Map<Variable, Value> values = new LinkedHashMap<>();
      for (int k = 0; k < state.size(); k++) {
        values.put(state.get(k), Value.of(tape, p.get(COUNTERS + k)));
      }
      CallContext context = new CallContext(tape, function.training(), values);
      function.trace(context, batch(tf, tape, p));
      updated.addAll(context.updates().keySet());
      List<Operand<?>> next = new ArrayList<>();
      next.add(tf.math.add(int32(p.get(0)), tf.constant(1)));
      next.add(p.get(1));
      next.add(p.get(2));
      addLogs(tf, context, p, next);
      state.forEach(variable -> next.add(context.value(variable).operand()));
      next.addAll(p.subList(COUNTERS + state.size(), p.size()));
      Signature.Builder signature = signature(p).key("step");
      for (int k = 0; k < next.size(); k++) {
        // a function may not give a parameter back as it is
        boolean passed = next.get(k) == p.get(k);
        signature.output("o" + k, passed ? tf.identity(next.get(k)) : next.get(k));
      }
      return ConcreteFunction.create(signature.build(), graph);
    }
  }

  private void addLogs(Ops tf, CallContext context, List<Placeholder<?>> p, List<Operand<?>> next) {
    if (logCount == 0) {
      next.add(p.get(3));
      next.add(p.get(4));
      return;
    }
    Operand<TFloat32> logs = Logs.stack(tf, function.logs(context));
    Value sum = Value.of(tf, p.get(4));
    next.add(logs);
    next.add(tf.math.add(sum.<Operand<TFloat64>>typed(), tf.dtypes.cast(logs, TFloat64.class)));
  }

  private List<Value> batch(Ops tf, Tape tape, List<Placeholder<?>> p) {
    List<Placeholder<?>> data = p.subList(COUNTERS + state.size(), p.size() - 1);
    Operand<TInt32> order = int32(p.get(p.size() - 1));
    Operand<TInt32> size = int32(p.get(2));
    Operand<TInt32> start = tf.math.mul(int32(p.get(0)), size);
    Operand<TInt32> left = tf.math.sub(tf.size(order), start);
    return StepInputs.rows(tf, data, order, start, tf.math.minimum(size, left)).stream()
        .map(operand -> Value.of(tape, operand))
        .toList();
  }

  @SuppressWarnings("unchecked") // the loop's counters are made as int32 above
  private static Operand<TInt32> int32(Operand<?> operand) {
    return (Operand<TInt32>) operand;
  }

  @Override
  public RunningLogs run(ResidentData data, int firstBatch, int batches, int batchSize) {
    try (TInt32 first = TInt32.scalarOf(firstBatch);
        TInt32 end = TInt32.scalarOf(firstBatch + batches);
        TInt32 size = TInt32.scalarOf(batchSize)) {
      Session.Runner runner =
          inputs
              .feed(runtime.runner(), data)
              .feed(inputs.from(), first)
              .feed(inputs.to(), end)
              .feed(inputs.batchSize(), size);
      try (Result result = runner.fetch(last).fetch(sums).addTarget(commit).run()) {
        return new RunningLogs(Tensors.floats(result.get(0)), doubles(result.get(1)));
      }
    }
  }

  private static double[] doubles(Tensor tensor) {
    double[] values = new double[Math.toIntExact(tensor.shape().size())];
    if (values.length > 0) {
      DoubleDataBuffer buffer = DataBuffers.of(values, false, false);
      tensor.asRawTensor().data().asDoubles().copyTo(buffer, values.length);
    }
    return values;
  }
}
