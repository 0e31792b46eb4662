package org.kerasjvm.activations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Codec;
import org.kerasjvm.config.Names;
import org.kerasjvm.config.Param;
import org.kerasjvm.ops.Value;

/**
 * All activations of Keras 3.8 ({@code keras/src/activations/activations.py}) by name, with Keras's
 * default arguments.
 */
public final class Activations {

  private static final Map<String, ActivationFunction> BY_NAME = new LinkedHashMap<>();

  static {
    BY_NAME.put("linear", x -> x);
    BY_NAME.put("relu", Value::relu);
    BY_NAME.put("sigmoid", Value::sigmoid);
    BY_NAME.put("softmax", Activations::softmax);
    BY_NAME.put("tanh", Value::tanh);
    BY_NAME.put("relu6", Value::relu6);
    BY_NAME.put("leaky_relu", x -> x.leakyRelu(0.2f));
    BY_NAME.put("elu", Value::elu);
    BY_NAME.put("selu", Value::selu);
    BY_NAME.put("celu", x -> x.maximum(0).add(x.minimum(0).divide(1).expm1().multiply(1)));
    BY_NAME.put("gelu", Activations::gelu);
    BY_NAME.put("silu", Activations::silu);
    BY_NAME.put("swish", Activations::silu);
    BY_NAME.put("hard_sigmoid", Activations::hardSigmoid);
    BY_NAME.put("hard_silu", x -> x.multiply(hardSigmoid(x)));
    BY_NAME.put("hard_swish", x -> x.multiply(hardSigmoid(x)));
    BY_NAME.put("softplus", Value::softplus);
    BY_NAME.put("softsign", Value::softsign);
    BY_NAME.put("exponential", Value::exp);
    BY_NAME.put("mish", x -> x.multiply(x.softplus().tanh()));
    BY_NAME.put("log_softmax", Activations::logSoftmax);
    BY_NAME.put("log_sigmoid", x -> x.negative().softplus().negative());
    BY_NAME.put("squareplus", x -> x.add(x.square().add(4).sqrt()).divide(2));
    BY_NAME.put("hard_tanh", x -> x.clip(-1, 1));
    BY_NAME.put("tanh_shrink", x -> x.subtract(x.tanh()));
    BY_NAME.put("soft_shrink", Activations::softShrink);
    BY_NAME.put("hard_shrink", x -> x.abs().greater(0.5).choose(x, zeros(x)));
    BY_NAME.put("sparse_plus", Activations::sparsePlus);
  }

  /** Reads a name, an {@link ActivationFunction} or null (linear); writes names. */
  public static final Codec<ActivationFunction> CODEC =
      new Codec<>() {
        @Override
        public ActivationFunction read(@Nullable Object given) {
          return get(given);
        }

        @Override
        public @Nullable Object write(@Nullable Object given) {
          return given instanceof ActivationFunction f
              ? nameOf(f)
              : given == null ? "linear" : given;
        }
      };

  private Activations() {}

  /**
   * Keras's {@code activations.get}: a name, a function, or null for linear.
   *
   * @throws IllegalArgumentException if the name is unknown; the nearest known one is named
   */
  public static ActivationFunction get(@Nullable Object identifier) {
    if (identifier == null) {
      return x -> x;
    }
    if (identifier instanceof ActivationFunction function) {
      return function;
    }
    ActivationFunction known = identifier instanceof String s ? BY_NAME.get(s) : null;
    if (known == null) {
      String hint = identifier instanceof String s ? Names.didYouMean(s, BY_NAME.keySet()) : "";
      throw new IllegalArgumentException(
          "must be the name of an activation or a function; received "
              + Param.show(identifier)
              + hint);
    }
    return known;
  }

  /** All names. */
  public static List<String> names() {
    return List.copyOf(BY_NAME.keySet());
  }

  private static String nameOf(ActivationFunction function) {
    return BY_NAME.entrySet().stream()
        .filter(e -> e.getValue() == function)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("custom");
  }

  private static Value softmax(Value x) {
    if (x.rank() < 2) {
      throw new IllegalArgumentException(
          "softmax: the input must have rank 2 or more; received rank " + x.rank() + ".");
    }
    return x.softmax();
  }

  private static Value gelu(Value x) {
    return x.multiply(0.5).multiply(x.divide(1.4142135623730951).erf().add(1));
  }

  /** Keras's silu has a gradient of its own, in this order of operations. */
  private static Value silu(Value x) {
    Value free = x.stopGradient();
    return x.withGradient(
        free.multiply(free.sigmoid()),
        dy -> {
          Value s = x.sigmoid();
          Value slope = s.multiply(x.multiply(s.negative().add(1)).add(1));
          return dy.multiply(slope);
        });
  }

  private static Value hardSigmoid(Value x) {
    return x.add(3).relu6().divide(6);
  }

  /** Composed, because the native gradient of LogSoftmax is wrong beyond rank 2. */
  private static Value logSoftmax(Value x) {
    Value shifted = x.subtract(x.maxKeepLast().stopGradient());
    return shifted.subtract(shifted.exp().sumKeepLast().log());
  }

  private static Value softShrink(Value x) {
    Value low = x.less(x.constant(-0.5)).choose(x.add(0.5), zeros(x));
    return x.greater(0.5).choose(x.subtract(0.5), low);
  }

  private static Value sparsePlus(Value x) {
    Value middle = x.add(1).power(x.constant(2)).multiply(0.25);
    Value upper = x.less(x.constant(1)).choose(middle, x);
    return x.greater(-1).choose(upper, zeros(x));
  }

  private static Value zeros(Value x) {
    return x.as(x.tf().zerosLike(x.operand()));
  }
}
