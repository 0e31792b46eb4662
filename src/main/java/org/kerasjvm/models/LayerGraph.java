package org.kerasjvm.models;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kerasjvm.layers.InputLayer;
import org.kerasjvm.layers.KerasTensor;
import org.kerasjvm.layers.Layer;
import org.kerasjvm.layers.Node;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;

/**
 * The layer calls between some inputs and some outputs, in the order in which they can run ({@code
 * keras/src/ops/function.py}).
 */
final class LayerGraph {

  private final List<KerasTensor> inputs;
  private final List<KerasTensor> outputs;
  private final List<Node> nodes;

  /**
   * @throws IllegalArgumentException if an output depends on an input that is not given, or an
   *     input is not made by Input
   */
  LayerGraph(List<KerasTensor> inputs, List<KerasTensor> outputs) {
    this.inputs = List.copyOf(inputs);
    this.outputs = List.copyOf(outputs);
    for (KerasTensor input : inputs) {
      if (!(input.layer() instanceof InputLayer)) {
        throw new IllegalArgumentException(
            "Model: `inputs` must be tensors made by Input; received an output of layer '"
                + input.layer().name()
                + "'.");
      }
    }
    Set<Node> ordered = new LinkedHashSet<>();
    inputs.forEach(input -> ordered.add(input.node()));
    outputs.forEach(output -> visit(output.node(), ordered));
    nodes = List.copyOf(ordered);
    requireUniqueNames();
  }

  private void requireUniqueNames() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    layers().forEach(layer -> counts.merge(layer.name(), 1, Integer::sum));
    counts.forEach(
        (name, count) -> {
          if (count > 1) {
            throw new IllegalArgumentException(
                "The name \"%s\" is used %d times in the model. All operation names should be unique."
                    .formatted(name, count));
          }
        });
  }

  private static void visit(Node node, Set<Node> ordered) {
    if (ordered.contains(node)) {
      return;
    }
    if (node.inputs().isEmpty()) {
      throw new IllegalArgumentException(
          "Model: `inputs` not connected to `outputs`: input '"
              + node.layer().name()
              + "' is needed but not given.");
    }
    node.inputs().forEach(input -> visit(input.node(), ordered));
    ordered.add(node);
  }

  List<KerasTensor> inputs() {
    return inputs;
  }

  List<KerasTensor> outputs() {
    return outputs;
  }

  List<Node> nodes() {
    return nodes;
  }

  /** The layers in the order of Keras: by depth from the inputs, as calls were made. */
  List<Layer> layers() {
    Set<Layer> layers = new LinkedHashSet<>();
    nodes.forEach(node -> layers.add(node.layer()));
    return new ArrayList<>(layers);
  }

  /** Whether each layer is called once, on the output of the one before. */
  boolean isChain() {
    for (int k = 1; k < nodes.size(); k++) {
      List<KerasTensor> from = nodes.get(k).inputs();
      if (from.size() != 1 || from.get(0).node() != nodes.get(k - 1)) {
        return false;
      }
    }
    return inputs.size() == 1 && outputs.size() == 1 && layers().size() == nodes.size();
  }

  /** Emits all calls. */
  List<Value> trace(List<Value> given, CallContext context) {
    Map<KerasTensor, Value> values = new HashMap<>();
    for (int k = 0; k < inputs.size(); k++) {
      values.put(inputs.get(k), conform(given.get(k), inputs.get(k)));
    }
    for (Node node : nodes) {
      if (!node.inputs().isEmpty()) {
        List<Value> results =
            node.layer().trace(node.inputs().stream().map(t -> value(values, t)).toList(), context);
        for (int k = 0; k < results.size(); k++) {
          values.put(node.outputs().get(k), results.get(k));
        }
      }
    }
    return outputs.stream().map(t -> value(values, t)).toList();
  }

  private static Value value(Map<KerasTensor, Value> values, KerasTensor tensor) {
    Value value = values.get(tensor);
    if (value == null) {
      throw new IllegalStateException("no value for " + tensor);
    }
    return value;
  }

  /**
   * Keras adds or removes a last axis of size 1 where that meets the Input, and casts to its dtype.
   */
  private static Value conform(Value given, KerasTensor input) {
    int rank = input.shape().numDimensions();
    Value value = given;
    if (given.rank() == rank + 1 && given.shape().get(rank) == 1) {
      value = given.squeeze(-1);
    } else if (given.rank() == rank - 1 && input.shape().get(rank - 1) == 1) {
      value = given.expandDims(-1);
    }
    return value.cast(input.dtype());
  }

  /** The states of random generators in all layers. */
  List<Variable> seedVariables() {
    return layers().stream().flatMap(layer -> layer.seedVariables().stream()).toList();
  }
}
