package org.kerasjvm.losses;

import org.kerasjvm.ops.Value;

/** A formula from targets and predictions (same rank, float32) to one number per sample. */
@FunctionalInterface
public interface LossFunction {

  /** Emits the formula's operations. */
  Value apply(Value yTrue, Value yPred);
}
