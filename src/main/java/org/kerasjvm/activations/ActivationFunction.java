package org.kerasjvm.activations;

import org.kerasjvm.ops.Value;

/** A function from a value to a value of the same kind, such as relu. */
@FunctionalInterface
public interface ActivationFunction {

  /** Emits the function's operations. */
  Value apply(Value x);
}
