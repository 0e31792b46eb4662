package org.kerasjvm.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Eager;
import org.kerasjvm.ops.Tape;
import org.kerasjvm.ops.Types;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;

/**
 * Runs programs with state on arrays, outside any model. A program is traced once for each kind of
 * input, whatever its number of rows, into one small graph that {@link #close} frees.
 *
 * <p>The state lives where its variables live: in the model that took them in, else on the heap.
 * Used by one thread at a time.
 */
public final class Standalone implements AutoCloseable {

  /** From state and inputs to results; next values of the state go into the context. */
  @FunctionalInterface
  public interface Program {
    /** Emits the operations. */
    List<Value> trace(CallContext context, List<Value> inputs);
  }

  /** What has been traced; the spec of a scalar is {@link #SCALAR_SIZES}. */
  private record Key(String name, List<DataSpec> inputs) {}

  private static final List<Integer> SCALAR_SIZES = List.of(-1);

  private record Traced(
      List<Placeholder<?>> inputs,
      Map<Variable, Placeholder<?>> state,
      List<Operand<?>> results,
      Map<Variable, Operand<?>> next) {}

  private final String owner;
  private final List<Variable> state;
  private final Variable.Store heap = new HeapStore();
  private final Graph graph = new Graph();
  private final Session session = Runtime.newSession(graph);
  private final Map<Key, Traced> programs = new HashMap<>();
  private boolean closed;

  /**
   * For programs over some state.
   *
   * @param owner what messages start with
   */
  public Standalone(String owner, List<Variable> state) {
    this.owner = owner;
    this.state = List.copyOf(state);
  }

  /** The state that programs read and update. */
  public List<Variable> state() {
    return state;
  }

  /**
   * Runs a program and keeps the state that it leaves.
   *
   * @param name tells the programs of this object apart
   * @throws IllegalStateException if this is closed, or the model that holds the state is
   */
  public synchronized List<NDArray> run(String name, Program program, NDArray... inputs) {
    requireOpen();
    List<Variable> homeless = state.stream().filter(v -> v.store() == null).toList();
    if (!homeless.isEmpty()) {
      reset(homeless);
    }
    Key key = new Key(name, Arrays.stream(inputs).map(Standalone::spec).toList());
    Traced traced = programs.get(key);
    if (traced == null) {
      traced = trace(key, program);
      programs.put(key, traced);
    }
    return run(traced, inputs);
  }

  /** Sets the whole state to its first values. */
  public synchronized void reset() {
    requireOpen();
    reset(state);
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException(owner + ": is closed. Make a new one.");
    }
  }

  private void reset(List<Variable> variables) {
    for (Variable variable : variables) {
      if (variable.store() == null) {
        variable.store(heap);
      }
    }
    Key key = new Key("first values", List.of());
    Traced traced =
        programs.computeIfAbsent(
            key,
            k -> {
              Ops tf = Ops.create(graph);
              List<Operand<?>> first = new ArrayList<>();
              state.forEach(v -> first.add(v.initial().value(tf, v.shape(), v.dtype()).operand()));
              return new Traced(List.of(), Map.of(), first, Map.of());
            });
    List<NDArray> first = run(traced);
    for (Variable variable : variables) {
      variable.assign(first.get(state.indexOf(variable)));
    }
  }

  private static DataSpec spec(NDArray array) {
    return array.rank() == 0 ? new DataSpec(array.dtype(), SCALAR_SIZES) : DataSpec.of(array);
  }

  private static Shape shape(DataSpec spec) {
    return spec.sampleSizes().equals(SCALAR_SIZES) ? Shape.scalar() : spec.shape();
  }

  private Traced trace(Key key, Program program) {
    Ops tf = Ops.create(graph);
    Tape tape = new Tape(tf);
    List<Placeholder<?>> inputs = new ArrayList<>();
    List<Value> values = new ArrayList<>();
    for (DataSpec spec : key.inputs()) {
      var type = Types.tensorClass(spec.dtype());
      inputs.add(tf.placeholder(type, Placeholder.shape(shape(spec))));
      values.add(Value.of(tape, inputs.get(inputs.size() - 1)));
    }
    Map<Variable, Placeholder<?>> fed = new LinkedHashMap<>();
    Map<Variable, Value> current = new LinkedHashMap<>();
    for (Variable v : state) {
      fed.put(v, tf.placeholder(Types.tensorClass(v.dtype()), Placeholder.shape(v.shape())));
      current.put(v, Value.of(tape, fed.get(v)));
    }
    CallContext context = new CallContext(tape, false, current);
    List<Operand<?>> results = new ArrayList<>();
    program.trace(context, values).forEach(v -> results.add(tf.identity(v.operand())));
    Map<Variable, Operand<?>> next = new LinkedHashMap<>();
    context.updates().forEach((v, value) -> next.put(v, tf.identity(value.operand())));
    return new Traced(inputs, fed, results, next);
  }

  private List<NDArray> run(Traced traced, NDArray... inputs) {
    List<Tensor> open = new ArrayList<>();
    try {
      Session.Runner runner = session.runner();
      for (int k = 0; k < inputs.length; k++) {
        open.add(Tensors.of(inputs[k]));
        runner.feed(traced.inputs().get(k), open.get(open.size() - 1));
      }
      for (Map.Entry<Variable, Placeholder<?>> entry : traced.state().entrySet()) {
        open.add(Tensors.of(entry.getKey().value()));
        runner.feed(entry.getValue(), open.get(open.size() - 1));
      }
      traced.results().forEach(runner::fetch);
      traced.next().values().forEach(runner::fetch);
      try (Result result = runner.run()) {
        List<NDArray> arrays = new ArrayList<>();
        result.forEach(entry -> arrays.add(Tensors.toArray(entry.getValue())));
        int at = traced.results().size();
        for (Variable variable : traced.next().keySet()) {
          variable.assign(arrays.get(at++));
        }
        return arrays.subList(0, traced.results().size());
      }
    } finally {
      open.forEach(Tensor::close);
    }
  }

  /** Frees the graph; idempotent. State on the heap stays readable. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      programs.clear();
      session.close();
      graph.close();
    }
  }

  /** Values of variables that no model has taken in. */
  private static final class HeapStore implements Variable.Store {

    private final Map<Variable, NDArray> values = new HashMap<>();

    @Override
    public NDArray read(Variable variable) {
      NDArray value = values.get(variable);
      if (value == null) {
        throw new IllegalStateException(variable.path() + " has no value yet.");
      }
      return value;
    }

    @Override
    public void assign(Variable variable, NDArray value) {
      values.put(variable, value);
    }

    @Override
    public NDArray compute(Variable variable, UnaryOperator<Value> formula) {
      return Eager.run(in -> formula.apply(in.get(0)), read(variable));
    }
  }
}
