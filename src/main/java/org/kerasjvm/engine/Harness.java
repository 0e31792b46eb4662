package org.kerasjvm.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Tape;
import org.kerasjvm.ops.Types;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;

/**
 * Runs what a leaf emits, outside any model: a formula, its gradient, or a program with state. It
 * owns a {@link Runtime} of its own, which {@link #close} frees. For one thread.
 */
public final class Harness implements AutoCloseable {

  /** What a program does with its context and its inputs. */
  public interface Program extends BiFunction<CallContext, List<Value>, List<Value>> {}

  /** A formula's result and the gradients of its sum, weighted, for each input. */
  public record Differentiated(NDArray y, List<@Nullable NDArray> gradients) {}

  private final Runtime runtime = new Runtime().retain();
  private final List<Variable> state;

  /** A runtime with these variables at their first values. */
  public Harness(List<Variable> state) {
    this.state = List.copyOf(state);
    runtime.adopt(state);
  }

  /** The value of a formula of some arrays, whose first axis is open while it is traced. */
  public static NDArray evaluate(Function<List<Value>, Value> formula, NDArray... inputs) {
    try (Harness harness = new Harness(List.of())) {
      return harness.run(false, (context, in) -> List.of(formula.apply(in)), inputs).get(0);
    }
  }

  /** A formula's value, and the gradients of the sum of value times {@code upstream}. */
  public static Differentiated differentiate(
      Function<List<Value>, Value> formula, NDArray upstream, NDArray... inputs) {
    try (Harness harness = new Harness(List.of())) {
      return harness.differentiate((context, in) -> formula.apply(in), upstream, inputs);
    }
  }

  /** The same for a formula that reads state. */
  public Differentiated differentiate(
      BiFunction<CallContext, List<Value>, Value> formula, NDArray upstream, NDArray... inputs) {
    NDArray[] all = Arrays.copyOf(inputs, inputs.length + 1);
    all[inputs.length] = upstream;
    List<Integer> found = new ArrayList<>();
    Program program =
        (context, in) -> {
          List<Value> arguments = in.subList(0, inputs.length);
          Value y = formula.apply(context, arguments);
          Value weighted = y.multiply(in.get(inputs.length)).sum();
          List<Value> fetched = new ArrayList<>(List.of(y));
          List<@Nullable Value> gradients = gradients(context, weighted, arguments);
          for (int k = 0; k < gradients.size(); k++) {
            if (gradients.get(k) != null) {
              found.add(k);
              fetched.add(gradients.get(k));
            }
          }
          return fetched;
        };
    List<NDArray> results = run(false, program, all);
    List<@Nullable NDArray> gradients = new ArrayList<>();
    for (int k = 0; k < inputs.length; k++) {
      int at = found.indexOf(k);
      gradients.add(at < 0 ? null : results.get(at + 1));
    }
    return new Differentiated(results.get(0), gradients);
  }

  /** The gradient of the sum of {@code y} for each value, null where y does not depend on it. */
  public static List<@Nullable Value> gradients(CallContext context, Value y, List<Value> values) {
    return Gradients.of(context.tape(), y, values);
  }

  /** Traces a program, runs it once, and keeps the state that it leaves. */
  public List<NDArray> run(boolean training, Program program, NDArray... inputs) {
    return trace(training, program, Harness::openRows, inputs).run(inputs);
  }

  /** The shape of an array whose rows may be any number. */
  public static Shape openRows(NDArray array) {
    return array.rank() == 0 ? Shape.scalar() : DataSpec.of(array).shape();
  }

  /** The shape of an array, all of it fixed. */
  public static Shape fixed(NDArray array) {
    return Shape.of(Arrays.stream(array.shape()).asLongStream().toArray());
  }

  /**
   * Traces a program, to be run any number of times on the same state.
   *
   * @param shapes which shape the program sees for an input, {@link #openRows} or {@link #fixed}
   * @param samples inputs like those to come, for their shapes and dtypes
   */
  public Traced trace(
      boolean training, Program program, Function<NDArray, Shape> shapes, NDArray... samples) {
    return runtime.alone(() -> new Traced(training, program, shapes, samples));
  }

  /** A program in the graph, with its inputs and results. */
  public final class Traced {

    private final List<Placeholder<?>> inputs = new ArrayList<>();
    private final List<Operand<?>> results = new ArrayList<>();
    private final List<Op> assigns;

    private Traced(
        boolean training, Program program, Function<NDArray, Shape> shapes, NDArray... samples) {
      Ops tf = runtime.tf();
      Tape tape = new Tape(tf);
      for (NDArray sample : samples) {
        var type = Types.tensorClass(sample.dtype());
        inputs.add(tf.placeholder(type, Placeholder.shape(shapes.apply(sample))));
      }
      Map<Variable, Value> current = new LinkedHashMap<>();
      state.forEach(v -> current.put(v, Value.of(tape, runtime.readOf(v))));
      CallContext context = new CallContext(tape, training, current);
      List<Value> found =
          program.apply(context, inputs.stream().map(in -> Value.of(tape, in)).toList());
      found.forEach(result -> results.add(tf.identity(result.operand())));
      assigns = commit(tf, context, found);
    }

    /** Runs it once, and keeps the state that it leaves. */
    public List<NDArray> run(NDArray... arrays) {
      return runtime.alone(() -> runAlone(arrays));
    }

    private List<NDArray> runAlone(NDArray... arrays) {
      Session.Runner runner = runtime.runner();
      List<Tensor> fed = new ArrayList<>();
      try {
        for (int k = 0; k < arrays.length; k++) {
          fed.add(Tensors.of(arrays[k]));
          runner.feed(inputs.get(k), fed.get(k));
        }
        results.forEach(runner::fetch);
        assigns.forEach(runner::addTarget);
        if (results.isEmpty() && assigns.isEmpty()) {
          return List.of();
        }
        try (Result result = runner.run()) {
          List<NDArray> found = new ArrayList<>();
          for (int k = 0; k < results.size(); k++) {
            found.add(Tensors.toArray(result.get(k)));
          }
          return found;
        }
      } finally {
        fed.forEach(Tensor::close);
      }
    }
  }

  private List<Op> commit(Ops tf, CallContext context, List<Value> results) {
    List<Op> computed = new ArrayList<>();
    results.forEach(result -> computed.add(result.operand()));
    context.updates().values().forEach(value -> computed.add(value.operand()));
    Ops after = tf.withControlDependencies(computed);
    List<Op> assigns = new ArrayList<>();
    context.updates().forEach((v, value) -> assigns.add(runtime.assignTo(after, v, value)));
    return assigns;
  }

  @Override
  public void close() {
    runtime.close();
  }
}
