package org.kerasjvm.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kerasjvm.data.DType;
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
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;

/**
 * A step as the body of a functional While. The loop variables are the number of the batch, the
 * end, the summed logs, the state, and what stays the same: the data and where the rows are in it.
 */
final class StepLoop implements AutoCloseable {

  /** Takes the tensors of a batch from what stays the same in the loop. */
  interface Batches {
    List<Operand<?>> rows(Ops tf, Operand<TInt32> batch, List<Placeholder<?>> constants);
  }

  /** What a value that stays the same in the loop looks like. */
  record Port(DType dtype, Shape shape) {}

  /** Loop variables before the state: batch number, end, summed logs. */
  private static final int COUNTERS = 3;

  private final StepFunction function;
  private final List<Variable> state;
  private final List<Port> constants;
  private final int logCount;
  private final List<Variable> updated = new ArrayList<>();
  private final ConcreteFunction condition;
  private final ConcreteFunction body;

  /**
   * Traces a step.
   *
   * @param constants what stays the same in the loop
   * @param logCount how many running results to sum over the batches; 0 for none
   */
  StepLoop(StepFunction function, List<Port> constants, int logCount, Batches batches) {
    this.function = function;
    this.state = function.state();
    this.constants = constants;
    this.logCount = logCount;
    this.condition = condition();
    this.body = body(batches);
  }

  /** What a While of this loop gives. */
  final class Results {

    private final Operation loop;

    private Results(Operation loop) {
      this.loop = loop;
    }

    /** The running results, summed over the batches; float64. */
    Output<?> sums() {
      return loop.output(2);
    }

    /** A variable after the last batch. */
    Output<?> after(Variable variable) {
      return loop.output(COUNTERS + state.indexOf(variable));
    }

    /**
     * What stays the same, as it comes out of the loop. Whoever goes on with that instead of what
     * went in lets XLA keep one copy: it would copy all the data in every step otherwise.
     */
    List<Operand<?>> constants() {
      List<Operand<?>> after = new ArrayList<>();
      for (int k = 0; k < constants.size(); k++) {
        after.add(loop.output(COUNTERS + state.size() + k));
      }
      return after;
    }

    /** The running results after the last batch as one vector. */
    Operand<TFloat32> last(Ops tf) {
      Tape tape = new Tape(tf);
      Map<Variable, Value> values = new LinkedHashMap<>();
      state.forEach(variable -> values.put(variable, Value.of(tape, after(variable))));
      return Logs.stack(tf, function.logs(new CallContext(tape, false, values)));
    }
  }

  /** The state that goes in, in order. */
  List<Variable> state() {
    return state;
  }

  /** The variables that the step gives another value. */
  List<Variable> updated() {
    return updated;
  }

  /**
   * Adds the While to a graph.
   *
   * @param fresh whether a pass over the data begins
   * @param before the values of the state
   * @param constantValues what stays the same
   * @param opened whether TensorFlow opens the loop into the graph before it chooses kernels: only
   *     there does it take oneDNN's, as Keras's graph does; in a function it would take Eigen's,
   *     which round otherwise
   */
  Results emit(
      Ops tf,
      Operand<TInt32> from,
      Operand<TInt32> to,
      Operand<TBool> fresh,
      List<? extends Operand<?>> before,
      List<? extends Operand<?>> constantValues,
      boolean opened) {
    List<Output<?>> inputs = new ArrayList<>();
    inputs.add(from.asOutput());
    inputs.add(to.asOutput());
    inputs.add(tf.constant(new double[logCount]).asOutput());
    start(tf, fresh, before).forEach(value -> inputs.add(value.operand().asOutput()));
    constantValues.forEach(operand -> inputs.add(operand.asOutput()));
    return new Results(
        tf.scope()
            .env()
            .opBuilder("StatelessWhile", tf.scope().makeOpName("loop"), tf.scope())
            .addInputList(inputs.toArray(new Output<?>[0]))
            .setAttr("cond", condition)
            .setAttr("body", body)
            .setAttr("_lower_using_switch_merge", opened)
            .build());
  }

  private List<Value> start(Ops tf, Operand<TBool> fresh, List<? extends Operand<?>> before) {
    Tape tape = new Tape(tf);
    Value anew = Value.of(tape, fresh);
    List<Value> start = new ArrayList<>();
    for (int k = 0; k < state.size(); k++) {
      Variable v = state.get(k);
      Value value = Value.of(tape, before.get(k));
      boolean restarted = function.restarted().contains(v);
      start.add(
          restarted ? anew.choose(v.initial().value(tf, v.shape(), v.dtype()), value) : value);
    }
    return start;
  }

  /** The placeholders of a loop function, in the order of the loop variables. */
  private List<Placeholder<?>> parameters(Ops tf) {
    List<Placeholder<?>> all = new ArrayList<>();
    all.add(parameter(tf, new Port(DType.INT32, Shape.scalar())));
    all.add(parameter(tf, new Port(DType.INT32, Shape.scalar())));
    all.add(parameter(tf, new Port(DType.FLOAT64, Shape.of(logCount))));
    state.forEach(v -> all.add(parameter(tf, new Port(v.dtype(), v.shape()))));
    constants.forEach(port -> all.add(parameter(tf, port)));
    return all;
  }

  /** A parameter of a function. */
  static Placeholder<?> parameter(Ops tf, Port port) {
    return tf.placeholder(Types.tensorClass(port.dtype()), Placeholder.shape(port.shape()));
  }

  /** A signature whose inputs are i0, i1 and so on. */
  static Signature.Builder signature(String key, List<Placeholder<?>> parameters) {
    Signature.Builder builder = Signature.builder().key(key);
    for (int k = 0; k < parameters.size(); k++) {
      builder.input("i" + k, parameters.get(k));
    }
    return builder;
  }

  private ConcreteFunction condition() {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      List<Placeholder<?>> p = parameters(tf);
      Operand<TBool> more = tf.math.less(int32(p.get(0)), int32(p.get(1)));
      return ConcreteFunction.create(signature("more", p).output("o", more).build(), graph);
    }
  }

  private ConcreteFunction body(Batches batches) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      List<Placeholder<?>> p = parameters(tf);
      List<Placeholder<?>> fixed = p.subList(COUNTERS + state.size(), p.size());
      CallContext context = context(new Tape(tf), p);
      List<Value> batch =
          batches.rows(tf, int32(p.get(0)), fixed).stream()
              .map(operand -> Value.of(context.tape(), operand))
              .toList();
      function.trace(context, batch);
      updated.addAll(context.updates().keySet());
      List<Operand<?>> next = new ArrayList<>();
      next.add(tf.math.add(int32(p.get(0)), tf.constant(1)));
      next.add(p.get(1));
      next.add(logCount == 0 ? p.get(2) : summed(tf, context, p.get(2)));
      state.forEach(variable -> next.add(context.value(variable).operand()));
      next.addAll(fixed);
      return loopFunction("step", p, next, graph, tf);
    }
  }

  /** The body of a loop, which gives each of its parameters another value. */
  static ConcreteFunction loopFunction(
      String key, List<Placeholder<?>> p, List<? extends Operand<?>> next, Graph graph, Ops tf) {
    Signature.Builder signature = signature(key, p);
    for (int k = 0; k < next.size(); k++) {
      // a function may not give a parameter back as it is
      boolean passed = next.get(k) == p.get(k);
      signature.output("o" + k, passed ? tf.identity(next.get(k)) : next.get(k));
    }
    return ConcreteFunction.create(signature.build(), graph);
  }

  private CallContext context(Tape tape, List<Placeholder<?>> p) {
    Map<Variable, Value> values = new LinkedHashMap<>();
    for (int k = 0; k < state.size(); k++) {
      values.put(state.get(k), Value.of(tape, p.get(COUNTERS + k)));
    }
    return new CallContext(tape, function.training(), values);
  }

  private Operand<?> summed(Ops tf, CallContext context, Operand<?> before) {
    Operand<TFloat32> logs = Logs.stack(tf, function.logs(context));
    return tf.math.add(
        Value.of(tf, before).<Operand<TFloat64>>typed(), tf.dtypes.cast(logs, TFloat64.class));
  }

  /** An operand that was made as int32. */
  @SuppressWarnings("unchecked")
  static Operand<TInt32> int32(Operand<?> operand) {
    return (Operand<TInt32>) operand;
  }

  @Override
  public void close() {
    condition.close();
    body.close();
  }
}
