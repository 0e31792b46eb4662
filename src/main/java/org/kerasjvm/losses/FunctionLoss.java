package org.kerasjvm.losses;

import java.util.Map;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.Value;
import org.tensorflow.ndarray.Shape;

/** A loss from a function of your own, averaged over the batch. */
public final class FunctionLoss extends Loss {

  private final LossFunction function;

  /**
   * @param name the name in messages
   * @param function per-sample values from targets and predictions
   */
  public FunctionLoss(String name, LossFunction function) {
    super(schema(name).fromMap(Map.of()));
    this.function = function;
  }

  private static Schema schema(String name) {
    return Loss.schema("LossFunctionWrapper", name);
  }

  /** Accepts all: only the function knows what it takes. */
  @Override
  public void requireShapes(String place, Shape yTrue, Shape yPred) {}

  @Override
  protected Value call(Value yTrue, Value yPred) {
    return function.apply(yTrue, yPred);
  }
}
