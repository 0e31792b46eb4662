package org.kerasjvm.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Names;

/**
 * An argument of {@code compile} that may hold something for each output: one object for all, a
 * list in the order of the outputs, or a map by output name ({@code
 * keras/src/trainers/compile_utils.py}).
 */
final class PerOutput {

  private final String argument;
  private final List<String> outputNames;

  PerOutput(String argument, List<String> outputNames) {
    this.argument = argument;
    this.outputNames = outputNames;
  }

  /**
   * One entry for each output; outputs that a map leaves out have none.
   *
   * @throws IllegalArgumentException if a list has another length, or a map an unknown name
   */
  List<@Nullable Object> entries(@Nullable Object given) {
    List<@Nullable Object> entries = new ArrayList<>();
    if (given instanceof Map<?, ?> map) {
      map.keySet().forEach(this::requireOutput);
      outputNames.forEach(name -> entries.add(map.get(name)));
    } else if (given instanceof List<?> list) {
      requireCount(list.size());
      entries.addAll(list);
    } else {
      outputNames.forEach(name -> entries.add(given));
    }
    return entries;
  }

  /**
   * The same for losses: a map must name every output, with null for those without a loss.
   *
   * @throws IllegalArgumentException also if a map leaves out an output
   */
  List<@Nullable Object> complete(@Nullable Object given) {
    List<@Nullable Object> entries = entries(given);
    if (given instanceof Map<?, ?> map && !map.keySet().containsAll(outputNames)) {
      throw new IllegalArgumentException(
          "compile: Expected keys %s in %s dict, but found %s.keys()=%s. Give null to an output without one."
              .formatted(outputNames, argument, argument, map.keySet()));
    }
    return entries;
  }

  /**
   * Factors of losses: a number for each output; a map names every output.
   *
   * @throws IllegalArgumentException if their number is not that of the outputs, or one is no
   *     number
   */
  List<@Nullable Double> factors(@Nullable Object given) {
    List<?> all = given instanceof Number ? List.of(given) : complete(sameCount(given));
    List<@Nullable Double> factors = new ArrayList<>();
    for (Object factor : all) {
      if (factor != null && !(factor instanceof Number)) {
        throw new IllegalArgumentException(
            "compile: Expected `%s` argument to be a float (single output case) or a list, tuple, or dict (multiple output case). Received instead: %s=%s of type %s"
                .formatted(argument, argument, given, factor.getClass().getSimpleName()));
      }
      factors.add(factor == null ? null : ((Number) factor).doubleValue());
    }
    requireFactors(factors.size());
    return factors;
  }

  private @Nullable Object sameCount(@Nullable Object given) {
    if (given instanceof List<?> list) {
      requireFactors(list.size());
    }
    return given;
  }

  private void requireFactors(int count) {
    if (count != outputNames.size()) {
      throw new IllegalArgumentException(
          "compile: `%s` must match the number of losses, got %d losses and %d weights."
              .formatted(argument, outputNames.size(), count));
    }
  }

  private void requireOutput(@Nullable Object key) {
    if (key == null || !outputNames.contains(key)) {
      throw new IllegalArgumentException(
          "compile: In the dict argument `%s`, key '%s' does not correspond to any model output%s"
              .formatted(argument, key, Names.didYouMean("" + key, outputNames)));
    }
  }

  private void requireCount(int count) {
    if (count != outputNames.size()) {
      throw new IllegalArgumentException(
          "compile: For a model with multiple outputs, when providing the `%s` argument as a list, it should have as many entries as the model has outputs. Received a list of length %d whereas the model has %d output(s)."
              .formatted(argument, count, outputNames.size()));
    }
  }
}
