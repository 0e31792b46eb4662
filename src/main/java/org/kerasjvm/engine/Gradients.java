package org.kerasjvm.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.ops.Tape;
import org.kerasjvm.ops.Value;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;

/**
 * Gradients by TensorFlow's C++ registry, taken in segments between the cut points of a tape: from
 * the loss to the last cut, through its own backward operations, and on from its input.
 */
final class Gradients {

  private final Tape tape;
  private final Graph graph;
  private final Map<Value, Value> sums = new HashMap<>();
  private int segment;

  private Gradients(Tape tape) {
    this.tape = tape;
    this.graph = (Graph) tape.tf().scope().env();
  }

  /** The gradient of a scalar for each value, null where it does not depend on it. */
  static List<@Nullable Value> of(Tape tape, Value loss, List<Value> wrt) {
    return new Gradients(tape).run(loss, wrt);
  }

  private List<@Nullable Value> run(Value loss, List<Value> wrt) {
    List<Tape.CutPoint> cuts = List.copyOf(tape.cutPoints());
    differentiate(loss, null, targets(cuts, cuts.size(), wrt));
    for (int k = cuts.size() - 1; k >= 0; k--) {
      Tape.CutPoint cut = cuts.get(k);
      Value dy = sums.get(cut.output());
      if (dy != null) {
        differentiate(cut.input(), cut.backward().apply(dy), targets(cuts, k, wrt));
      }
    }
    List<@Nullable Value> found = new ArrayList<>();
    wrt.forEach(value -> found.add(sums.get(value)));
    return found;
  }

  private static List<Value> targets(List<Tape.CutPoint> cuts, int count, List<Value> wrt) {
    List<Value> targets = new ArrayList<>(wrt);
    cuts.subList(0, count).forEach(cut -> targets.add(cut.output()));
    return targets;
  }

  /** Adds the gradient of {@code y}, weighted by {@code dy}, to the sums of the targets. */
  private void differentiate(Value y, @Nullable Value dy, List<Value> targets) {
    Set<GraphOperation> reachable = reachableFrom(y);
    List<Value> asked =
        targets.stream().filter(t -> reachable.contains(t.operand().op())).distinct().toList();
    if (asked.isEmpty()) {
      return;
    }
    Output<?>[] ys = {y.operand().asOutput()};
    Output<?>[] xs = asked.stream().map(t -> t.operand().asOutput()).toArray(Output[]::new);
    Output<?>[] dys = dy == null ? null : new Output<?>[] {dy.operand().asOutput()};
    String prefix = tape.tf().scope().makeOpName("gradients_" + segment++);
    Output<?>[] dxs = graph.addGradients(prefix, ys, xs, dys);
    for (int k = 0; k < dxs.length; k++) {
      if (dxs[k] != null && !dxs[k].isClosed()) { // closed: there is no differentiable path
        sums.merge(asked.get(k), Value.of(tape, dxs[k]), Value::add);
      }
    }
  }

  /** TensorFlow refuses to be asked for what the result does not depend on. */
  private static Set<GraphOperation> reachableFrom(Value y) {
    Set<GraphOperation> seen = new HashSet<>();
    Deque<GraphOperation> open = new ArrayDeque<>();
    open.add((GraphOperation) y.operand().op());
    while (!open.isEmpty()) {
      GraphOperation op = open.pop();
      if (seen.add(op)) {
        for (Operand<?> input : op.inputs()) {
          open.add((GraphOperation) input.op());
        }
      }
    }
    return seen;
  }
}
