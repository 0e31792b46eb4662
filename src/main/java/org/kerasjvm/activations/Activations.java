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
    BY_NAME.put("softmax", x -> ParametricActivations.softmax(x, -1));
    BY_NAME.put("tanh", Value::tanh);
    BY_NAME.put("relu6", Value::relu6);
    BY_NAME.put("leaky_relu", x -> x.leakyRelu(0.2f));
    BY_NAME.put("elu", Value::elu);
    BY_NAME.put("selu", Value::selu);
    BY_NAME.put("celu", x -> ParametricActivations.celu(x, 1));
    BY_NAME.put("gelu", x -> ParametricActivations.gelu(x, false));
    BY_NAME.put("silu", Activations::silu);
    BY_NAME.put("swish", Activations::silu);
    BY_NAME.put("hard_sigmoid", Activations::hardSigmoid);
    BY_NAME.put("hard_silu", x -> x.multiply(hardSigmoid(x)));
    BY_NAME.put("hard_swish", x -> x.multiply(hardSigmoid(x)));
    BY_NAME.put("softplus", Value::softplus);
    BY_NAME.put("softsign", Value::softsign);
    BY_NAME.put("exponential", Value::exp);
    BY_NAME.put("mish", x -> x.multiply(x.softplus().tanh()));
    BY_NAME.put("log_softmax", x -> ParametricActivations.logSoftmax(x, -1));
    BY_NAME.put("log_sigmoid", x -> x.negative().softplus().negative());
    BY_NAME.put("squareplus", x -> ParametricActivations.squareplus(x, 4));
    BY_NAME.put("hard_tanh", x -> x.clip(-1, 1));
    BY_NAME.put("tanh_shrink", x -> x.subtract(x.tanh()));
    BY_NAME.put("soft_shrink", x -> ParametricActivations.softShrink(x, 0.5));
    BY_NAME.put("hard_shrink", x -> ParametricActivations.hardShrink(x, 0.5));
    BY_NAME.put("sparse_plus", Activations::sparsePlus);
    BY_NAME.put("glu", x -> ParametricActivations.glu(x, -1));
    BY_NAME.put("sparsemax", x -> ParametricActivations.sparsemax(x, -1));
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

  /**
   * A function with Keras's keyword arguments ({@code "elu", Map.of("alpha", 0.5)}); those left out
   * have their defaults.
   *
   * @throws IllegalArgumentException if the function or an argument is unknown
   */
  public static ActivationFunction get(String name, Map<String, ?> arguments) {
    return arguments.isEmpty() ? get(name) : ActivationArguments.function(name, arguments);
  }

  /** All names that need no arguments. */
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

  private static Value sparsePlus(Value x) {
    Value middle = x.add(1).power(x.constant(2)).multiply(0.25);
    Value upper = x.less(x.constant(1)).choose(middle, x);
    return x.greater(-1).choose(upper, zeros(x));
  }

  private static Value zeros(Value x) {
    return x.as(x.tf().zerosLike(x.operand()));
  }
}
