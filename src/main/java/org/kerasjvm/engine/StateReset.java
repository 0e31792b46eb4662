package org.kerasjvm.engine;

import java.util.ArrayList;
import java.util.List;
import org.kerasjvm.ops.Variable;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;

/** Sets variables back to their first values. */
public final class StateReset {

  private final Runtime runtime;
  private final Op reset;

  /** Adds the assignments to the runtime's graph. */
  public StateReset(Runtime runtime, List<Variable> variables) {
    this.runtime = runtime;
    Ops tf = runtime.tf();
    List<Op> assigns = new ArrayList<>();
    for (Variable v : variables) {
      assigns.add(runtime.assignTo(tf, v, v.initial().value(tf, v.shape(), v.dtype())));
    }
    reset = tf.withControlDependencies(assigns).noOp();
  }

  /** Resets. */
  public void run() {
    runtime.runner().addTarget(reset).run().close();
  }
}
