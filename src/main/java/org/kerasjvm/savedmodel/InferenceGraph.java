package org.kerasjvm.savedmodel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kerasjvm.data.DType;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Tape;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;
import org.tensorflow.Graph;
import org.tensorflow.OperationBuilder;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.op.Scope;
import org.tensorflow.proto.DataType;

/**
 * A forward pass traced into a graph of its own: placeholders, variables, outputs, and nothing of
 * training. Holds native memory until closed.
 */
final class InferenceGraph implements AutoCloseable {

  /**
   * A variable of the graph.
   *
   * @param name its operation
   * @param trainable whether Python may train it
   */
  record Weight(
      String name, Variable variable, boolean trainable, Output<?> handle, Output<?> read) {

    /** Its key in the checkpoint; Python expects the ending. */
    String key() {
      return name + "/.ATTRIBUTES/VARIABLE_VALUE";
    }
  }

  private final Graph graph = new Graph();
  private final Scope scope = graph.baseScope();
  private final OpNames names = new OpNames();
  private final Map<ExportedTensor, Output<?>> inputs = new LinkedHashMap<>();
  private final Map<ExportedTensor, Output<?>> outputs = new LinkedHashMap<>();
  private final List<Weight> weights = new ArrayList<>();

  InferenceGraph(ForwardPass pass) {
    try {
      trace(pass);
    } catch (RuntimeException | Error e) {
      graph.close();
      throw e;
    }
  }

  private void trace(ForwardPass pass) {
    Tape tape = new Tape(Ops.create(graph).withSubScope("serve"));
    Map<Variable, Value> state = new LinkedHashMap<>();
    for (Variable variable : pass.state()) {
      Weight weight = weight(variable, pass.trainable().contains(variable));
      weights.add(weight);
      state.put(variable, Value.of(tape, weight.read()));
    }
    List<Value> fed = new ArrayList<>();
    for (ExportedTensor spec : pass.inputs()) {
      Output<?> input = placeholder(spec);
      inputs.put(spec, input);
      fed.add(Value.of(tape, input));
    }
    List<Value> results = pass.function().apply(fed, new CallContext(tape, false, state));
    for (Value result : results) {
      String key = "output_" + outputs.size();
      // an input that comes out as it went in could not be fed and fetched at once
      Output<?> output =
          op("Identity", key).addInput(result.operand().asOutput()).build().output(0);
      outputs.put(new ExportedTensor(key, result.dtype(), output.shape()), output);
    }
    Set<String> needed = GraphDefs.reachable(graph.toGraphDef(), operations(outputs));
    weights.removeIf(weight -> !needed.contains(weight.handle().op().name()));
  }

  private Weight weight(Variable variable, boolean trainable) {
    DataType type = dataType(variable.dtype());
    String name = names.next(variable.path());
    Output<?> handle =
        graph
            .opBuilder("VarHandleOp", name, scope)
            .setAttr("dtype", type)
            .setAttr("shape", variable.shape())
            .setAttr("shared_name", name) // without one, all handles would mean one variable
            .build()
            .output(0);
    Output<?> read =
        op("ReadVariableOp", name + "/Read/ReadVariableOp")
            .addInput(handle)
            .setAttr("dtype", type)
            .build()
            .output(0);
    return new Weight(name, variable, trainable, handle, read);
  }

  private Output<?> placeholder(ExportedTensor spec) {
    return op("Placeholder", "serving_default_" + spec.key())
        .setAttr("dtype", dataType(spec.dtype()))
        .setAttr("shape", spec.shape())
        .build()
        .output(0);
  }

  static DataType dataType(DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> DataType.DT_FLOAT;
      case FLOAT64 -> DataType.DT_DOUBLE;
      case INT32 -> DataType.DT_INT32;
      case INT64 -> DataType.DT_INT64;
      case UINT8 -> DataType.DT_UINT8;
      case BOOL -> DataType.DT_BOOL;
      case STRING -> DataType.DT_STRING;
    };
  }

  /** Begins an operation with the wanted name, or one like it. */
  OperationBuilder op(String type, String wanted) {
    return graph.opBuilder(type, names.next(wanted), scope);
  }

  /** The graph. */
  Graph graph() {
    return graph;
  }

  /** The placeholders, in the order of the inputs. */
  Map<ExportedTensor, Output<?>> inputs() {
    return inputs;
  }

  /** The results, called {@code output_0} and so on as in Keras. */
  Map<ExportedTensor, Output<?>> outputs() {
    return outputs;
  }

  /** The variables that the outputs depend on. */
  List<Weight> weights() {
    return weights;
  }

  /** The names of the operations behind some tensors. */
  static List<String> operations(Map<ExportedTensor, Output<?>> tensors) {
    return tensors.values().stream().map(output -> output.op().name()).toList();
  }

  @Override
  public void close() {
    graph.close();
  }
}
