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
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;

/** The forward pass: inputs fed, outputs fetched, the state only read. Threads may share it. */
public final class Predictor {

  private final List<ElementType> types;
  private final Endpoints endpoints;

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
    Ops tf = runtime.tf();
    Tape tape = new Tape(tf);
    Map<Variable, Value> values = new LinkedHashMap<>();
    state.forEach(v -> values.put(v, Value.of(tape, runtime.readOf(v))));
    List<Placeholder<?>> inputs = new ArrayList<>();
    for (DataSpec spec : specs) {
      inputs.add(tf.placeholder(Types.tensorClass(spec.dtype()), Placeholder.shape(spec.shape())));
    }
    List<Value> fed = inputs.stream().map(input -> Value.of(tape, input)).toList();
    List<Value> results = forward.apply(fed, new CallContext(tape, false, values));
    types = specs.stream().map(spec -> ElementType.of(spec.dtype())).toList();
    // an input that comes out as it went in could not be fed and fetched at once
    List<Output<?>> outputs =
        results.stream().<Output<?>>map(v -> tf.identity(v.operand()).asOutput()).toList();
    endpoints =
        runtime.endpoints(inputs.stream().<Output<?>>map(Placeholder::asOutput).toList(), outputs);
  }

  /** The outputs for some rows of the inputs; within {@link Runtime#shared}. */
  public List<NDArray> run(List<NDArray> arrays, int from, int to) {
    Frame frame = endpoints.take();
    try {
      for (int k = 0; k < types.size(); k++) {
        frame.feed(k, types.get(k), arrays.get(k), from, to);
      }
      frame.runOrThrow();
      List<NDArray> outputs = new ArrayList<>(endpoints.outputCount());
      for (int k = 0; k < endpoints.outputCount(); k++) {
        outputs.add(frame.fetch(k));
      }
      return outputs;
    } finally {
      endpoints.giveBack(frame);
    }
  }
}
