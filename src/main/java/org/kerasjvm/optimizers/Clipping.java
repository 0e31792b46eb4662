package org.kerasjvm.optimizers;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Config;
import org.kerasjvm.ops.Value;

/**
 * Keeps gradients small: by the norm of each ({@code clipnorm}), by the norm of all ({@code
 * global_clipnorm}), or by element ({@code clipvalue}). As in Keras, 0 and negative bounds do
 * nothing.
 */
final class Clipping {

  private final @Nullable Double norm;
  private final @Nullable Double globalNorm;
  private final @Nullable Double value;

  Clipping(Config config) {
    norm = config.find(OptimizerParams.CLIPNORM);
    globalNorm = config.find(OptimizerParams.GLOBAL_CLIPNORM);
    value = config.find(OptimizerParams.CLIPVALUE);
  }

  List<Value> clip(List<Value> gradients) {
    if (norm != null && norm > 0) {
      return each(gradients, g -> byNorm(g, norm));
    }
    if (globalNorm != null && globalNorm > 0) {
      Value factor = globalFactor(gradients, globalNorm);
      return each(gradients, g -> g.multiply(factor));
    }
    if (value != null && value > 0) {
      return each(gradients, g -> g.clip(-value, value));
    }
    return gradients;
  }

  private static List<Value> each(List<Value> gradients, UnaryOperator<Value> change) {
    return gradients.stream().map(change).toList();
  }

  /** TensorFlow's clip_by_norm: {@code g * bound / max(norm(g), bound)}. */
  private static Value byNorm(Value g, double bound) {
    Value sum = g.square().sum();
    Value positive = sum.greater(0);
    Value length = positive.choose(positive.choose(sum, sum.constant(1)).sqrt(), sum);
    return g.multiply(bound).divide(length.maximum(bound));
  }

  /** {@code bound * min(1 / norm, 1 / bound)}; NaN if the norm is not finite. */
  private static Value globalFactor(List<Value> gradients, double bound) {
    List<Value> squares = each(gradients, g -> g.square().sum().reshape(1));
    Value length = Value.concatenate(squares, 0).sum().sqrt();
    Value inverse = length.constant(1).divide(length);
    Value factor = inverse.minimum(1 / bound).multiply(bound);
    return factor.add(length.subtract(length));
  }
}
