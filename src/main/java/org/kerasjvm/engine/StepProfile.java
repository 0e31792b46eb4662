package org.kerasjvm.engine;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Tape;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.GraphDef;

/**
 * What a step consists of, for batches of one size.
 *
 * @param operations the types of its operations, those of the functions that it calls too
 * @param products multiplications within matrix products
 */
public record StepProfile(Set<String> operations, long products) {

  /** Traces a step into a graph that is thrown away. */
  public static StepProfile of(StepFunction function, List<DataSpec> specs, int batchSize) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Tape tape = new Tape(tf);
      Map<Variable, Value> state = new LinkedHashMap<>();
      for (Variable v : function.state()) {
        state.put(v, parameter(tape, new StepLoop.Port(v.dtype(), v.shape())));
      }
      List<Value> batch = new ArrayList<>();
      for (DataSpec spec : specs) {
        Shape shape = Shape.of(batchSize).append(spec.sampleShape());
        batch.add(parameter(tape, new StepLoop.Port(spec.dtype(), shape)));
      }
      CallContext context = new CallContext(tape, function.training(), state);
      function.trace(context, batch);
      function.logs(context);
      return new StepProfile(types(graph.toGraphDef()), products(graph));
    }
  }

  private static Value parameter(Tape tape, StepLoop.Port port) {
    return Value.of(tape, StepLoop.parameter(tape.tf(), port));
  }

  private static Set<String> types(GraphDef graph) {
    Set<String> types = new TreeSet<>();
    graph.getNodeList().forEach(node -> types.add(node.getOp()));
    for (FunctionDef function : graph.getLibrary().getFunctionList()) {
      function.getNodeDefList().forEach(node -> types.add(node.getOp()));
    }
    types.remove("Placeholder"); // what goes in here, arguments of a function there
    return types;
  }

  private static long products(Graph graph) {
    long sum = 0;
    for (Iterator<GraphOperation> all = graph.operations(); all.hasNext(); ) {
      GraphOperation op = all.next();
      if (op.type().contains("MatMul")) {
        sum += multiplications(op);
      }
    }
    return sum;
  }

  /** Of (.., m, k) with (.., k, n) or one of them transposed: the geometric mean finds m k n. */
  private static long multiplications(GraphOperation product) {
    double sizes = product.output(0).shape().size();
    for (Operand<?> factor : product.inputs()) {
      sizes *= factor.shape().size();
    }
    return Math.round(Math.sqrt(Math.max(0, sizes)));
  }
}
