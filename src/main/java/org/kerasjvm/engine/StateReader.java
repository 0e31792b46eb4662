package org.kerasjvm.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Tape;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Reads the results of a step's state without a step. */
public final class StateReader {

  private final Runtime runtime;
  private final Operand<TFloat32> logs;

  /** Traces the results into the runtime's graph. */
  public StateReader(Runtime runtime, StepFunction function) {
    this.runtime = runtime;
    Ops tf = runtime.tf();
    Tape tape = new Tape(tf);
    Map<Variable, Value> state = new LinkedHashMap<>();
    function.state().forEach(v -> state.put(v, Value.of(tape, runtime.readOf(v))));
    logs = Logs.stack(tf, function.logs(new CallContext(tape, false, state)));
  }

  /** The results, in the order of {@link StepFunction#logs}. */
  public float[] read() {
    try (Result result = runtime.runner().fetch(logs).run()) {
      return Tensors.floats(result.get(0));
    }
  }
}
