package org.kerasjvm.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.FunctionDefLibrary;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/**
 * Keeps TensorFlow's graph optimizer from making one operation out of product, bias and activation,
 * where three give the same bits sooner: for a few rows the one operation takes 2 to 5 microseconds
 * a layer longer, because it describes its work to oneDNN anew each time.
 *
 * <p>The bits are the same where the bias is the end or relu or softmax follow (measured on 100
 * random stacks of layers and four instruction sets). For sigmoid, tanh, elu and gelu the one
 * operation has formulas of its own; Keras's numbers come from those, so they stay.
 *
 * <p>How: the optimizer leaves products alone that wait for something; such a product waits here
 * until its bias is read.
 */
public final class Unfused {

  private static final Set<String> SAME_BITS = Set.of("Relu", "Softmax", "MatMul");

  private final Map<String, NodeDef.Builder> nodes = new HashMap<>();
  private final Map<String, List<NodeDef.Builder>> consumers = new HashMap<>();

  private Unfused(List<NodeDef.Builder> all) {
    for (NodeDef.Builder node : all) {
      nodes.put(node.getName(), node);
      for (String input : node.getInputList()) {
        if (!isControl(input)) {
          consumers.computeIfAbsent(operation(input), k -> new ArrayList<>()).add(node);
        }
      }
    }
  }

  /** The graph and its functions with these edges. */
  public static GraphDef of(GraphDef graph) {
    GraphDef.Builder changed = graph.toBuilder();
    separate(changed.getNodeBuilderList());
    FunctionDefLibrary.Builder library = changed.getLibraryBuilder();
    for (FunctionDef.Builder function : library.getFunctionBuilderList()) {
      separate(function.getNodeDefBuilderList());
    }
    return changed.build();
  }

  private static void separate(List<NodeDef.Builder> all) {
    Unfused graph = new Unfused(all);
    for (NodeDef.Builder node : all) {
      if (node.getOp().equals("BiasAdd")) {
        graph.separate(node);
      }
    }
  }

  private void separate(NodeDef.Builder biasAdd) {
    NodeDef.Builder product = nodes.get(operation(biasAdd.getInput(0)));
    NodeDef.Builder bias = nodes.get(operation(biasAdd.getInput(1)));
    if (product == null || bias == null) {
      return; // an argument of a function, say
    }
    boolean alone = product.getOp().equals("MatMul") && consumers(product).size() == 1;
    boolean same = consumers(biasAdd).stream().allMatch(this::keepsBits);
    if (alone && same && isPlainRead(bias)) {
      product.addInput("^" + bias.getName());
    }
  }

  private boolean keepsBits(NodeDef.Builder consumer) {
    boolean end = consumer.getOp().equals("Identity") && consumers(consumer).isEmpty();
    return end || SAME_BITS.contains(consumer.getOp());
  }

  /** A read that waits for nothing itself: what waits for it cannot wait for ever. */
  private static boolean isPlainRead(NodeDef.Builder node) {
    return node.getOp().equals("ReadVariableOp")
        && node.getInputList().stream().noneMatch(Unfused::isControl);
  }

  private List<NodeDef.Builder> consumers(NodeDef.Builder node) {
    return consumers.getOrDefault(node.getName(), List.of());
  }

  private static boolean isControl(String input) {
    return input.startsWith("^");
  }

  private static String operation(String input) {
    int colon = input.indexOf(':');
    return colon < 0 ? input : input.substring(0, colon);
  }
}
