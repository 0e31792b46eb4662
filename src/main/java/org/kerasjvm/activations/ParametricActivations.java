package org.kerasjvm.activations;

import org.jspecify.annotations.Nullable;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The activations that take arguments ({@code keras/src/activations/activations.py}), to be used in
 * functions: {@code activation(x -> ParametricActivations.elu(x, 0.5))}.
 */
public final class ParametricActivations {

  private ParametricActivations() {}

  /**
   * {@code max(x, 0)} with a slope below the threshold, a highest value, and 0 up to the threshold.
   *
   * @param maxValue the highest value, null for none
   */
  public static Value relu(
      Value x, double negativeSlope, @Nullable Double maxValue, double threshold) {
    if (negativeSlope != 0 && maxValue == null && threshold == 0) {
      return x.leakyRelu((float) negativeSlope);
    }
    Value positive;
    if (threshold != 0) {
      positive = x.multiply(x.greater(threshold).cast(x.dtype()));
      positive = maxValue == null ? positive : positive.clip(0, maxValue);
    } else if (maxValue != null && maxValue == 6) {
      positive = x.relu6();
    } else {
      positive = maxValue == null ? x.relu() : x.relu().clip(0, maxValue);
    }
    if (negativeSlope == 0) {
      return positive;
    }
    Value below = threshold == 0 ? x.negative() : x.negative().add(threshold);
    return positive.subtract(below.relu().multiply(negativeSlope));
  }

  /** x where positive, {@code slope * x} elsewhere. */
  public static Value leakyRelu(Value x, double negativeSlope) {
    return x.leakyRelu((float) negativeSlope);
  }

  /** x where positive, {@code alpha * (exp(x) - 1)} elsewhere. */
  public static Value elu(Value x, double alpha) {
    Value elu = x.elu();
    return alpha == 1 ? elu : x.greater(0).choose(elu, elu.multiply(alpha));
  }

  /** {@code max(x, 0) + alpha * (exp(min(x, 0) / alpha) - 1)}. */
  public static Value celu(Value x, double alpha) {
    return x.maximum(0).add(x.minimum(0).divide(alpha).expm1().multiply(alpha));
  }

  /** x times the normal distribution function, or its approximation by tanh. */
  public static Value gelu(Value x, boolean approximate) {
    if (!approximate) {
      return x.multiply(0.5).multiply(x.divide(1.4142135623730951).erf().add(1));
    }
    // 0.044715 * x^3 as TensorFlow's graph optimizer rewrites it for Keras
    Value cubic = x.multiply(x.square().multiply(0.044715));
    Value bent = x.add(cubic).multiply(0.7978845608028654);
    return x.multiply(0.5).multiply(bent.tanh().add(1));
  }

  /** Softmax along an axis. */
  public static Value softmax(Value x, int axis) {
    if (x.rank() < 2) {
      throw new IllegalArgumentException(
          "softmax: the input must have rank 2 or more; received rank " + x.rank() + ".");
    }
    return x.softmax(axis);
  }

  /** The logarithm of softmax; composed, as its native gradient is wrong beyond rank 2. */
  public static Value logSoftmax(Value x, int axis) {
    int at = axis < 0 ? axis + x.rank() : axis;
    Value last = x.swap(at, x.rank() - 1);
    Value shifted = last.subtract(last.maxKeepLast().stopGradient());
    return shifted.subtract(shifted.exp().sumKeepLast().log()).swap(at, x.rank() - 1);
  }

  /** {@code (x + sqrt(x^2 + b)) / 2}. */
  public static Value squareplus(Value x, double b) {
    return x.add(x.square().add(b).sqrt()).divide(2);
  }

  /** x moved towards 0 by the threshold, 0 in between. */
  public static Value softShrink(Value x, double threshold) {
    Value low = x.less(x.constant(-threshold)).choose(x.add(threshold), zeros(x));
    return x.greater(threshold).choose(x.subtract(threshold), low);
  }

  /** x where it is further from 0 than the threshold, 0 elsewhere. */
  public static Value hardShrink(Value x, double threshold) {
    return x.abs().greater(threshold).choose(x, zeros(x));
  }

  /** x where it exceeds the threshold, another value elsewhere. */
  public static Value threshold(Value x, double threshold, double defaultValue) {
    return x.greater(threshold).choose(x, x.constant(defaultValue));
  }

  /**
   * The gated linear unit: the first half along an axis times the sigmoid of the second.
   *
   * @throws IllegalArgumentException if the axis has no halves
   */
  public static Value glu(Value x, int axis) {
    int at = axis < 0 ? axis + x.rank() : axis;
    if (x.shape().get(at) % 2 != 0) {
      throw new IllegalArgumentException(
          "axis size must be divisible by 2. Received: x.shape=%s with axis=%d"
              .formatted(Variable.show(x.shape()), axis));
    }
    var halves = x.tf().split(x.tf().constant(at), x.<Operand<TFloat32>>typed(), 2L).output();
    Value gate = x.as(x.as(halves.get(1)).sigmoid().operand());
    return x.as(halves.get(0)).multiply(gate);
  }

  /** Sparsemax along an axis: like softmax, with zeros. */
  public static Value sparsemax(Value x, int axis) {
    int at = axis < 0 ? axis + x.rank() : axis;
    return Sparsemax.of(x.swap(at, x.rank() - 1)).swap(at, x.rank() - 1);
  }

  private static Value zeros(Value x) {
    return x.as(x.tf().zerosLike(x.operand()));
  }
}
