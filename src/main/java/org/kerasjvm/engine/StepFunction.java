package org.kerasjvm.engine;

import java.util.List;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;

/** What one batch does, as operations: a pure function from state and batch to state and logs. */
public interface StepFunction {

  /** Whether layers behave as in training. */
  boolean training();

  /** All variables that the step may read or update. */
  List<Variable> state();

  /** Those of them that go back to their first values when a pass over the data begins. */
  List<Variable> restarted();

  /**
   * Emits the step. Next values of variables go into the context.
   *
   * @param batch one value for each tensor of the data, batch axis first
   */
  void trace(CallContext context, List<Value> batch);

  /**
   * Emits the running results after the step in a fixed order: numbers, or arrays, whose elements
   * follow each other.
   *
   * @param context the context of {@link #trace}, after it
   */
  List<Value> logs(CallContext context);
}
