package org.kerasjvm.savedmodel;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.tensorflow.TensorFlow;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.OpDef;
import org.tensorflow.proto.OpList;

/** Graphs as they are written: only what is needed, nothing that stops an older TensorFlow. */
final class GraphDefs {

  /** What TensorFlow knows of its operations; asking for it takes tens of milliseconds. */
  private final Map<String, OpDef> ops = new HashMap<>();

  GraphDefs() {
    TensorFlow.registeredOpList().getOpList().forEach(op -> ops.put(op.getName(), op));
  }

  /** The nodes that some nodes depend on, themselves included. */
  static Set<String> reachable(GraphDef graph, Collection<String> roots) {
    Map<String, NodeDef> nodes = new HashMap<>();
    graph.getNodeList().forEach(node -> nodes.put(node.getName(), node));
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(roots);
    while (!open.isEmpty()) {
      String name = open.pop();
      NodeDef node = nodes.get(name);
      if (node != null && seen.add(name)) {
        node.getInputList().forEach(input -> open.push(operation(input)));
      }
    }
    return seen;
  }

  /** The operation of an input: {@code name}, {@code name:1} or {@code ^name}. */
  static String operation(String input) {
    String name = input.startsWith("^") ? input.substring(1) : input;
    int colon = name.indexOf(':');
    return colon < 0 ? name : name.substring(0, colon);
  }

  /** The part of a graph that some nodes depend on, as it is written. */
  GraphDef pruned(GraphDef graph, Collection<String> roots) {
    Set<String> kept = reachable(graph, roots);
    GraphDef.Builder small = graph.toBuilder().clearNode();
    for (NodeDef node : graph.getNodeList()) {
      if (kept.contains(node.getName())) {
        small.addNode(plain(node));
      }
    }
    small.getLibraryBuilder().clearFunction();
    graph.getLibrary().getFunctionList().stream()
        .map(this::plain)
        .forEach(small.getLibraryBuilder()::addFunction);
    return small.build();
  }

  /** The function as it is written. */
  FunctionDef plain(FunctionDef function) {
    FunctionDef.Builder small = function.toBuilder().clearNodeDef();
    function.getNodeDefList().forEach(node -> small.addNodeDef(plain(node)));
    return small.build();
  }

  /**
   * Without attributes at their default: one that a later TensorFlow added would stop an earlier
   * one. And without stops of the gradient, by which models here train but Python's would not.
   */
  private NodeDef plain(NodeDef node) {
    OpDef op = ops.get(node.getOp());
    if (op == null) {
      return node;
    }
    NodeDef.Builder small = node.toBuilder();
    if (node.getOp().equals("StopGradient")) {
      small.setOp("Identity"); // it has the same inputs, outputs and attributes
    }
    for (OpDef.AttrDef attribute : op.getAttrList()) {
      AttrValue value = node.getAttrMap().get(attribute.getName());
      if (attribute.hasDefaultValue() && attribute.getDefaultValue().equals(value)) {
        small.removeAttr(attribute.getName());
      }
    }
    return small.build();
  }

  /** The definitions of the operations that a graph and its functions use, by name. */
  OpList operations(GraphDef graph) {
    Set<String> used = new TreeSet<>();
    graph.getNodeList().forEach(node -> used.add(node.getOp()));
    for (FunctionDef function : graph.getLibrary().getFunctionList()) {
      function.getNodeDefList().forEach(node -> used.add(node.getOp()));
    }
    OpList.Builder list = OpList.newBuilder();
    used.stream().filter(ops::containsKey).forEach(name -> list.addOp(ops.get(name)));
    return list.build();
  }
}
