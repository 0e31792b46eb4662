package org.kerasjvm.activations;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kerasjvm.config.Names;
import org.kerasjvm.config.Param;
import org.kerasjvm.ops.Value;

/** Keras's keyword arguments of an activation, each taken once. */
final class ActivationArguments {

  private final String name;
  private final Map<String, ?> values;
  private final Set<String> taken = new LinkedHashSet<>();

  private ActivationArguments(String name, Map<String, ?> values) {
    this.name = name;
    this.values = values;
  }

  /** A function by name with Keras's keyword arguments; those left out have their defaults. */
  static ActivationFunction function(String name, Map<String, ?> arguments) {
    ActivationArguments given = new ActivationArguments(name, arguments);
    ActivationFunction function =
        switch (name) {
          case "relu" -> {
            double slope = given.number("negative_slope", 0);
            double highest = given.number("max_value", Double.NaN);
            double least = given.number("threshold", 0);
            yield x ->
                ParametricActivations.relu(x, slope, Double.isNaN(highest) ? null : highest, least);
          }
          case "leaky_relu" -> {
            double slope = given.number("negative_slope", 0.2);
            yield x -> ParametricActivations.leakyRelu(x, slope);
          }
          case "elu" -> {
            double alpha = given.number("alpha", 1);
            yield x -> ParametricActivations.elu(x, alpha);
          }
          case "celu" -> {
            double alpha = given.number("alpha", 1);
            yield x -> ParametricActivations.celu(x, alpha);
          }
          case "gelu" -> {
            boolean approximate = given.flag("approximate");
            yield x -> ParametricActivations.gelu(x, approximate);
          }
          case "squareplus" -> {
            double b = given.number("b", 4);
            yield x -> ParametricActivations.squareplus(x, b);
          }
          case "soft_shrink" -> {
            double threshold = given.number("threshold", 0.5);
            yield x -> ParametricActivations.softShrink(x, threshold);
          }
          case "hard_shrink" -> {
            double threshold = given.number("threshold", 0.5);
            yield x -> ParametricActivations.hardShrink(x, threshold);
          }
          case "threshold" -> {
            double threshold = given.number("threshold", Double.NaN);
            double defaultValue = given.number("default_value", Double.NaN);
            yield x -> ParametricActivations.threshold(x, threshold, defaultValue);
          }
          case "softmax" -> along(given, ParametricActivations::softmax);
          case "log_softmax" -> along(given, ParametricActivations::logSoftmax);
          case "glu" -> along(given, ParametricActivations::glu);
          case "sparsemax" -> along(given, ParametricActivations::sparsemax);
          default -> Activations.get(name);
        };
    given.requireAllTaken();
    return function;
  }

  private interface Along {
    Value apply(Value x, int axis);
  }

  private static ActivationFunction along(ActivationArguments given, Along function) {
    int axis = (int) given.number("axis", -1);
    return x -> function.apply(x, axis);
  }

  private double number(String key, double otherwise) {
    taken.add(key);
    Object value = values.get(key);
    if (value != null && !(value instanceof Number)) {
      throw new IllegalArgumentException(
          name + ": " + key + " must be a number; received " + Param.show(value) + ".");
    }
    return value instanceof Number n ? n.doubleValue() : otherwise;
  }

  private boolean flag(String key) {
    taken.add(key);
    return Boolean.TRUE.equals(values.get(key));
  }

  private void requireAllTaken() {
    for (String key : values.keySet()) {
      if (!taken.contains(key)) {
        throw new IllegalArgumentException(
            name + " does not take '" + key + "'" + Names.didYouMean(key, List.copyOf(taken)));
      }
    }
  }
}
