package org.kerasjvm.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.ops.Eager;
import org.kerasjvm.ops.Tape;
import org.kerasjvm.ops.Value;
import org.tensorflow.EagerSession;
import org.tensorflow.Tensor;
import org.tensorflow.op.Ops;

/**
 * TensorFlow's eager execution, a session a call: all native memory is free again when the call
 * returns. Found through {@link java.util.ServiceLoader}.
 */
public final class EagerEngine implements Eager {

  /** For the service loader. */
  public EagerEngine() {}

  @Override
  public List<NDArray> compute(Function<List<Value>, List<Value>> formula, List<NDArray> arrays) {
    try (EagerSession session = EagerSession.options().config(Threads.config().build()).build()) {
      Ops tf = Ops.create(session);
      Tape tape = new Tape(tf);
      List<Value> inputs = new ArrayList<>();
      for (NDArray array : arrays) {
        inputs.add(Value.of(tape, constant(tf, array)));
      }
      List<NDArray> results = new ArrayList<>();
      for (Value value : formula.apply(inputs)) {
        results.add(Tensors.toArray(value.operand().asTensor()));
      }
      return results;
    }
  }

  private static org.tensorflow.Operand<?> constant(Ops tf, NDArray array) {
    try (Tensor tensor = Tensors.of(array)) {
      return tf.constantOf((org.tensorflow.types.family.TType) tensor);
    }
  }
}
