package org.kerasjvm.layers;

import org.jspecify.annotations.Nullable;
import org.kerasjvm.activations.ActivationFunction;
import org.kerasjvm.activations.Activations;
import org.kerasjvm.config.Param;
import org.kerasjvm.constraints.Constraint;
import org.kerasjvm.constraints.Constraints;
import org.kerasjvm.initializers.Initializer;
import org.kerasjvm.initializers.Initializers;
import org.kerasjvm.ops.Variable;
import org.kerasjvm.regularizers.Regularizer;
import org.kerasjvm.regularizers.Regularizers;
import org.tensorflow.ndarray.Shape;

/** Parameters that several layers share, and what they check alike. */
public final class LayerParams {

  /** The activation applied to the output. */
  public static final Param<ActivationFunction> ACTIVATION =
      Param.of("activation", Activations.CODEC);

  /** Whether a bias is added. */
  public static final Param<Boolean> USE_BIAS = Param.bool("use_bias");

  /** How the kernel starts. */
  public static final Param<Initializer> KERNEL_INITIALIZER =
      Param.of("kernel_initializer", Initializers.REGISTRY);

  /** How the bias starts. */
  public static final Param<Initializer> BIAS_INITIALIZER =
      Param.of("bias_initializer", Initializers.REGISTRY);

  /** A penalty on the kernel; null for none. */
  public static final Param<Regularizer> KERNEL_REGULARIZER =
      Param.of("kernel_regularizer", Regularizers.REGISTRY);

  /** A penalty on the bias; null for none. */
  public static final Param<Regularizer> BIAS_REGULARIZER =
      Param.of("bias_regularizer", Regularizers.REGISTRY);

  /** A penalty on the output; null for none. */
  public static final Param<Regularizer> ACTIVITY_REGULARIZER =
      Param.of("activity_regularizer", Regularizers.REGISTRY);

  /** What the kernel must keep to; null for nothing. */
  public static final Param<Constraint> KERNEL_CONSTRAINT =
      Param.of("kernel_constraint", Constraints.REGISTRY);

  /** What the bias must keep to; null for nothing. */
  public static final Param<Constraint> BIAS_CONSTRAINT =
      Param.of("bias_constraint", Constraints.REGISTRY);

  private LayerParams() {}

  static long knownLast(Layer layer, Shape input) {
    long size = input.get(input.numDimensions() - 1);
    if (size < 0) {
      throw new IllegalArgumentException(
          "%s '%s': the last axis of the input must be known; received shape %s."
              .formatted(layer.getClass().getSimpleName(), layer.name(), Variable.show(input)));
    }
    return size;
  }

  static Variable built(Layer layer, @Nullable Variable weight) {
    if (weight == null) {
      throw new IllegalStateException(layer + ": must be built first.");
    }
    return weight;
  }
}
