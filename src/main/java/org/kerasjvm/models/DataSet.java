package org.kerasjvm.models;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.engine.ResidentData;

/**
 * Arrays for the inputs and outputs of a model, checked: one for each input, one for each output,
 * and perhaps weights for the rows.
 *
 * @param x one array for each input
 * @param y one array for each output; empty for prediction
 * @param weights none, one for all outputs, or one for each output
 */
record DataSet(List<NDArray> x, List<NDArray> y, List<NDArray> weights) {

  /**
   * The names that data goes by.
   *
   * @param inputs of the model's inputs
   * @param outputs of the outputs; empty for prediction
   * @param needsTarget whether an output must be given targets
   */
  record Names(List<String> inputs, List<String> outputs, IntPredicate needsTarget) {

    /** Of a model as it is compiled; one that is not built yet has one input and one output. */
    static Names of(Model model, Compiled compiled) {
      return model.connected()
          ? new Names(model.inputNames(), model.outputNames(), compiled::needsTarget)
          : new Names(List.of("input"), List.of("output"), k -> true);
    }

    /** Of a model's inputs alone. */
    static Names ofInputs(Model model) {
      List<String> inputs = model.connected() ? model.inputNames() : List.of("input");
      return new Names(inputs, List.of(), k -> true);
    }
  }

  /**
   * Reads what the user gave.
   *
   * @param call the method, for messages
   * @throws IllegalArgumentException if names, numbers of arrays or rows do not fit
   */
  static DataSet of(
      String call,
      @Nullable Object x,
      @Nullable Object y,
      @Nullable Object sampleWeight,
      Names names) {
    List<NDArray> inputs = arrays(call + ": x", x, names.inputs());
    List<NDArray> targets =
        names.outputs().isEmpty()
            ? List.of()
            : targets(call + ": y", y, inputs.get(0).length(), names);
    List<NDArray> weights = weights(call + ": sample_weight", sampleWeight, names.outputs());
    DataSet data = new DataSet(inputs, targets, weights);
    data.requireRows(call);
    return data;
  }

  /** Outputs without loss and metric may go without; what stands for theirs is never read. */
  private static List<NDArray> targets(
      String place, @Nullable Object given, int rows, Names names) {
    boolean all = IntStream.range(0, names.outputs().size()).allMatch(names.needsTarget());
    boolean mayLack = given == null || given instanceof Map;
    if (all || !mayLack) {
      return arrays(place, given, names.outputs());
    }
    Map<?, ?> map = given instanceof Map<?, ?> m ? m : Map.of();
    List<String> needed = new ArrayList<>();
    for (int k = 0; k < names.outputs().size(); k++) {
      String name = names.outputs().get(k);
      if (names.needsTarget().test(k) || map.containsKey(name)) {
        needed.add(name);
      }
    }
    Map<String, NDArray> byName = new HashMap<>();
    List<NDArray> arrays = fromMap(place, map, needed);
    needed.forEach(name -> byName.put(name, arrays.get(needed.indexOf(name))));
    NDArray none = NDArray.zeros(DType.UINT8, rows);
    return names.outputs().stream().map(name -> byName.getOrDefault(name, none)).toList();
  }

  /** One array for all outputs, or one for each in a list or by name. */
  private static List<NDArray> weights(String place, @Nullable Object given, List<String> outputs) {
    if (given == null) {
      return List.of();
    }
    boolean forEach = outputs.size() > 1 && (given instanceof Map || isListOfArrays(given));
    if (!forEach && !(given instanceof Map)) {
      return List.of(array(place, given));
    }
    List<NDArray> weights;
    try {
      weights = arrays(place, given, outputs);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "You should provide one `sample_weight` array per output in `y`. " + e.getMessage(), e);
    }
    return weights;
  }

  private static boolean isListOfArrays(Object given) {
    return given instanceof List<?> list
        && !list.isEmpty()
        && list.stream().allMatch(part -> part instanceof NDArray || isArray(part));
  }

  private static List<NDArray> arrays(String place, @Nullable Object given, List<String> names) {
    if (given == null) {
      throw new IllegalArgumentException(place + ": must be given; received null.");
    }
    if (given instanceof Map<?, ?> map) {
      return fromMap(place, map, names);
    }
    if (names.size() == 1) {
      boolean wrapped =
          given instanceof List<?> list
              && list.size() == 1
              && (list.get(0) instanceof NDArray || isArray(list.get(0)));
      return List.of(array(place, wrapped ? ((List<?>) given).get(0) : given));
    }
    List<?> parts =
        given instanceof Object[] array && !(given instanceof String[])
            ? List.of(array)
            : given instanceof List<?> list ? list : List.of(given);
    if (parts.size() != names.size()) {
      throw new IllegalArgumentException(
          "%s: must be %d arrays, for %s; received %d."
              .formatted(place, names.size(), names, parts.size()));
    }
    List<NDArray> arrays = new ArrayList<>();
    for (int k = 0; k < names.size(); k++) {
      arrays.add(array(place + "[" + names.get(k) + "]", parts.get(k)));
    }
    return arrays;
  }

  private static boolean isArray(@Nullable Object given) {
    return given != null && given.getClass().isArray();
  }

  private static List<NDArray> fromMap(String place, Map<?, ?> map, Collection<String> names) {
    List<NDArray> arrays = new ArrayList<>();
    for (String name : names) {
      Object part = map.get(name);
      if (part == null) {
        throw new IllegalArgumentException(
            "%s: must have the keys %s; received %s%s"
                .formatted(place, names, map.keySet(), nearest(map, names)));
      }
      arrays.add(array(place + "[" + name + "]", part));
    }
    return arrays;
  }

  /** The name that was meant by a key that is none. */
  private static String nearest(Map<?, ?> map, Collection<String> names) {
    return map.keySet().stream()
        .filter(key -> !names.contains(key))
        .findFirst()
        .map(key -> org.kerasjvm.config.Names.didYouMean("" + key, names))
        .orElse(".");
  }

  private static NDArray array(String place, Object given) {
    NDArray array;
    try {
      array = NDArray.of(given);
    } catch (IllegalArgumentException e) {
      String reason = String.valueOf(e.getMessage()).replace("NDArray.of: ", "");
      throw new IllegalArgumentException(place + ": " + reason, e);
    }
    if (array.rank() == 0) {
      throw new IllegalArgumentException(
          place + ": must have a batch axis; received a scalar. Put it into an array.");
    }
    return array.dtype() == DType.FLOAT64 ? array.astype(DType.FLOAT32) : array;
  }

  /** The number of rows. */
  int rows() {
    return x.get(0).length();
  }

  private void requireRows(String call) {
    boolean equal = arrays().stream().allMatch(array -> array.length() == rows());
    if (!equal) {
      throw new IllegalArgumentException(
          "%s: Data cardinality is ambiguous. Make sure all arrays contain the same number of samples. 'x' sizes: %s%s%s"
              .formatted(
                  call,
                  lengths(x),
                  y.isEmpty() ? "" : ", 'y' sizes: " + lengths(y),
                  weights.isEmpty() ? "" : ", 'sample_weight' sizes: " + lengths(weights)));
    }
    if (rows() == 0) {
      throw new IllegalArgumentException(
          call + ": the data must have at least one row; received 0 rows.");
    }
  }

  private static String lengths(List<NDArray> arrays) {
    return String.join(", ", arrays.stream().map(a -> "" + a.length()).toList());
  }

  /** All arrays: inputs, outputs, weights. */
  List<NDArray> arrays() {
    List<NDArray> all = new ArrayList<>(x);
    all.addAll(y);
    all.addAll(weights);
    return all;
  }

  /** The same with another weight for each row. */
  DataSet weighted(NDArray newWeight) {
    return new DataSet(x, y, List.of(newWeight));
  }

  /** Copies rows to native memory; the caller closes it. */
  ResidentData resident(int from, int to) {
    return new ResidentData(arrays(), from, to);
  }
}
