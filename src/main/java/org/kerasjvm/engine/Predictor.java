package org.kerasjvm.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Tape;
import org.kerasjvm.ops.Types;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;

/** The forward pass: inputs fed, outputs fetched, the state only read. Threads may share it. */
public final class Predictor {

  private final Runtime runtime;
  private final List<Placeholder<?>> inputs = new ArrayList<>();
  private final List<Output<?>> outputs;

  /**
   * Traces the forward pass into the runtime's graph.
   *
   * @param state every variable that it may read
   * @param forward from inputs to outputs
   */
  public Predictor(
      Runtime runtime,
      List<Variable> state,
      List<DataSpec> specs,
      BiFunction<List<Value>, CallContext, List<Value>> forward) {
    this.runtime = runtime;
    Ops tf = runtime.tf();
    Tape tape = new Tape(tf);
    Map<Variable, Value> values = new LinkedHashMap<>();
    state.forEach(v -> values.put(v, Value.of(tape, runtime.readOf(v))));
    List<Value> fed = new ArrayList<>();
    for (DataSpec spec : specs) {
      Placeholder<?> input =
          tf.placeholder(Types.tensorClass(spec.dtype()), Placeholder.shape(spec.shape()));
      inputs.add(input);
      fed.add(Value.of(tape, input));
    }
    List<Value> results = forward.apply(fed, new CallContext(tape, false, values));
    // an input that comes out as it went in could not be fed and fetched at once
    outputs = results.stream().<Output<?>>map(v -> tf.identity(v.operand()).asOutput()).toList();
  }

  /** The outputs for some rows of the inputs; within {@link Runtime#shared}. */
  public List<NDArray> run(List<NDArray> arrays, int from, int to) {
    Session.Runner runner = runtime.runner();
    List<Tensor> fed = new ArrayList<>();
    try {
      for (int k = 0; k < inputs.size(); k++) {
        fed.add(Tensors.rows(arrays.get(k), from, to));
        runner.feed(inputs.get(k), fed.get(k));
      }
      outputs.forEach(runner::fetch);
      try (Result result = runner.run()) {
        List<NDArray> arraysOut = new ArrayList<>();
        for (int k = 0; k < outputs.size(); k++) {
          arraysOut.add(Tensors.toArray(result.get(k)));
        }
        return arraysOut;
      }
    } finally {
      fed.forEach(Tensor::close);
    }
  }
}
