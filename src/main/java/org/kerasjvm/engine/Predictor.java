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
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;

/** The forward pass: inputs fed, outputs fetched, the state only read. Threads may share it. */
public final class Predictor {

  private final List<ElementType> types;
  private final Endpoints endpoints;

  /**
   * Traces the forward pass into a graph that becomes part of the runtime's.
   *
   * @param state every variable that it may read
   * @param forward from inputs to outputs
   */
  public Predictor(
      Runtime runtime,
      List<Variable> state,
      List<DataSpec> specs,
      BiFunction<List<Value>, CallContext, List<Value>> forward) {
    types = specs.stream().map(spec -> ElementType.of(spec.dtype())).toList();
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Tape tape = new Tape(tf);
      Map<Variable, Value> values = new LinkedHashMap<>();
      state.forEach(v -> values.put(v, Value.of(tape, runtime.readIn(tf, v))));
      List<Operand<?>> inputs = new ArrayList<>();
      for (DataSpec spec : specs) {
        var type = Types.tensorClass(spec.dtype());
        inputs.add(tf.placeholder(type, Placeholder.shape(spec.shape())));
      }
      List<Value> fed = inputs.stream().map(input -> Value.of(tape, input)).toList();
      List<Value> results = forward.apply(fed, new CallContext(tape, false, values));
      // an input that comes out as it went in could not be fed and fetched at once
      List<Operand<?>> outputs = new ArrayList<>();
      results.forEach(result -> outputs.add(tf.identity(result.operand())));
      endpoints = runtime.add(Unfused.of(graph.toGraphDef()), names(inputs), names(outputs));
    }
  }

  private static List<String> names(List<Operand<?>> operands) {
    return operands.stream().map(operand -> operand.op().name()).toList();
  }

  /** Adds the outputs for some rows of the inputs; within {@link Runtime#shared}. */
  public void run(List<NDArray> arrays, int from, int to, JoinedOutputs outputs) {
    Frame frame = endpoints.take();
    try {
      for (int k = 0; k < types.size(); k++) {
        frame.feed(k, types.get(k), arrays.get(k), from, to);
      }
      frame.runOrThrow();
      outputs.add(frame, endpoints.outputCount(), to - from);
    } finally {
      endpoints.giveBack(frame);
    }
  }
}
