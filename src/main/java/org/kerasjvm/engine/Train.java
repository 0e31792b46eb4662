package org.kerasjvm.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;
import org.kerasjvm.optimizers.Optimizer;

/** The part of a training step that follows the loss: gradients, then the optimizer. */
public final class Train {

  private Train() {}

  /**
   * Emits gradients and updates. Variables that the loss does not depend on stay as they are.
   *
   * @throws IllegalArgumentException if the loss depends on none of them
   */
  public static void step(
      CallContext context, Value loss, List<Variable> trainable, Optimizer optimizer) {
    List<Value> weights = trainable.stream().map(context::value).toList();
    Value scaled = optimizer.scaleLoss(context, loss);
    List<@Nullable Value> gradients = Gradients.of(context.tape(), scaled, weights);
    List<Variable> moved = new ArrayList<>();
    List<Value> found = new ArrayList<>();
    for (int k = 0; k < trainable.size(); k++) {
      Value gradient = gradients.get(k);
      if (gradient != null) {
        moved.add(trainable.get(k));
        found.add(gradient);
      }
    }
    if (moved.isEmpty() && !trainable.isEmpty()) {
      throw new IllegalArgumentException(
          "No gradients provided for any variable: the loss does not depend on "
              + trainable.stream().map(Variable::path).toList()
              + ".");
    }
    optimizer.apply(context, moved, found);
  }
}
