package org.kerasjvm.models;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.engine.ResidentData;

/**
 * Arrays for the inputs and outputs of a model, checked: one for each input, one for each output,
 * and perhaps a weight for each row.
 *
 * @param x one array for each input
 * @param y one array for each output; empty for prediction
 * @param weight one number a row, or null
 */
record DataSet(List<NDArray> x, List<NDArray> y, @Nullable NDArray weight) {

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
      List<String> inputNames,
      List<String> outputNames) {
    List<NDArray> inputs = arrays(call + ": x", x, inputNames);
    List<NDArray> targets =
        outputNames.isEmpty() ? List.of() : arrays(call + ": y", y, outputNames);
    NDArray weight = sampleWeight == null ? null : array(call + ": sample_weight", sampleWeight);
    DataSet data = new DataSet(inputs, targets, weight);
    data.requireRows(call);
    return data;
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
            "%s: must have the keys %s; received %s.".formatted(place, names, map.keySet()));
      }
      arrays.add(array(place + "[" + name + "]", part));
    }
    return arrays;
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
                  weight == null ? "" : ", 'sample_weight' sizes: " + weight.length()));
    }
    if (rows() == 0) {
      throw new IllegalArgumentException(
          call + ": the data must have at least one row; received 0 rows.");
    }
  }

  private static String lengths(List<NDArray> arrays) {
    return String.join(", ", arrays.stream().map(a -> "" + a.length()).toList());
  }

  /** All arrays: inputs, outputs, weight. */
  List<NDArray> arrays() {
    List<NDArray> all = new ArrayList<>(x);
    all.addAll(y);
    if (weight != null) {
      all.add(weight);
    }
    return all;
  }

  /** The same with another weight for each row. */
  DataSet weighted(NDArray newWeight) {
    return new DataSet(x, y, newWeight);
  }

  /** Copies rows to native memory; the caller closes it. */
  ResidentData resident(int from, int to) {
    return new ResidentData(arrays(), from, to);
  }
}
