package org.kerasjvm.savedmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Names;
import org.kerasjvm.data.NDArray;

/**
 * What a caller gave, checked against a signature and converted to its types.
 *
 * @param fed in the signature's order
 * @param single whether single rows were given, without the batch axis
 */
record Inputs(List<Calls.Fed> fed, boolean single) {

  /**
   * Checks names, types and shapes.
   *
   * @param given a map from input names to array-likes, or the array-like of the only input
   * @throws IllegalArgumentException naming the input, what it must be and what came
   */
  static Inputs of(String where, List<TensorSpec> specs, Object given) {
    List<NDArray> arrays = new ArrayList<>();
    if (given instanceof Map<?, ?> map) {
      requireNames(where, specs, map);
      for (TensorSpec spec : specs) {
        arrays.add(array(where, spec, map.get(spec.name())));
      }
    } else if (specs.size() == 1) {
      arrays.add(array(where, specs.get(0), given));
    } else {
      throw new IllegalArgumentException(
          "%s: inputs must be a map with an array for each of %s; received %s."
              .formatted(where, names(specs), kind(given)));
    }
    return checked(where, specs, arrays);
  }

  private static Inputs checked(String where, List<TensorSpec> specs, List<NDArray> arrays) {
    boolean single = false;
    for (int k = 0; k < specs.size(); k++) {
      single |= isSingleRow(specs.get(k), arrays.get(k));
    }
    List<Calls.Fed> fed = new ArrayList<>();
    for (int k = 0; k < specs.size(); k++) {
      TensorSpec spec = specs.get(k);
      NDArray array = arrays.get(k);
      NDArray batch = single && isSingleRow(spec, array) ? asBatch(array) : array;
      if (!spec.accepts(batch.shape())) {
        throw refused(where, spec, array, ". " + shapeFault(spec, array));
      }
      NDArray converted =
          spec.type()
              .convert(batch)
              .orElseThrow(() -> refused(where, spec, array, ". " + typeFault(spec, array)));
      fed.add(new Calls.Fed(spec.type(), converted));
    }
    return new Inputs(fed, single);
  }

  private static NDArray array(String where, TensorSpec spec, @Nullable Object value) {
    if (value == null) {
      throw new IllegalArgumentException(
          "%s: input '%s' must be %s of shape %s; received null."
              .formatted(where, spec.name(), spec.dtype(), spec.shapeString()));
    }
    try {
      return NDArray.of(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s: input '%s' must be %s of shape %s; it is no array: %s"
              .formatted(where, spec.name(), spec.dtype(), spec.shapeString(), e.getMessage()),
          e);
    }
  }

  private static boolean isSingleRow(TensorSpec spec, NDArray array) {
    if (!spec.hasBatchAxis() || array.rank() != spec.rank() - 1) {
      return false;
    }
    return spec.accepts(asBatch(array).shape());
  }

  private static NDArray asBatch(NDArray row) {
    int[] shape = new int[row.rank() + 1];
    shape[0] = 1;
    System.arraycopy(row.shape(), 0, shape, 1, row.rank());
    return row.reshape(shape);
  }

  private static void requireNames(String where, List<TensorSpec> specs, Map<?, ?> given) {
    List<String> known = specs.stream().map(TensorSpec::name).toList();
    for (Object name : given.keySet()) {
      if (!known.contains(String.valueOf(name))) {
        throw new IllegalArgumentException(
            "%s: has no input '%s'%s"
                .formatted(where, name, Names.didYouMean(String.valueOf(name), known)));
      }
    }
    for (String name : known) {
      if (!given.containsKey(name)) {
        throw new IllegalArgumentException(
            "%s: input '%s' is missing; received %s."
                .formatted(where, name, given.isEmpty() ? "none" : given.keySet()));
      }
    }
  }

  private static IllegalArgumentException refused(
      String where, TensorSpec spec, NDArray array, String why) {
    return new IllegalArgumentException(
        "%s: input '%s' must be %s of shape %s; received %s of shape %s%s"
            .formatted(
                where,
                spec.name(),
                spec.dtype(),
                spec.shapeString(),
                array.dtype().numpyName(),
                array.shapeString(),
                why));
  }

  private static String shapeFault(TensorSpec spec, NDArray array) {
    int[] want = spec.shape();
    int[] got = array.shape();
    if (want.length != got.length) {
      return "It must have %d %s, not %d."
          .formatted(want.length, want.length == 1 ? "axis" : "axes", got.length);
    }
    int axis = 0;
    while (want[axis] < 0 || want[axis] == got[axis]) {
      axis++;
    }
    return "Axis %d must have length %d, not %d.".formatted(axis, want[axis], got[axis]);
  }

  private static String typeFault(TensorSpec spec, NDArray array) {
    boolean integers = spec.type().carrier().isInteger() && array.dtype().isInteger();
    boolean floats = spec.type().carrier().isFloating() && array.dtype().isFloating();
    if (integers || floats) {
      return "A value lies outside %s.".formatted(spec.dtype());
    }
    return "Convert it yourself if that is meant, for example by NDArray.of(x).astype(...).";
  }

  private static List<String> names(List<TensorSpec> specs) {
    return specs.stream().map(TensorSpec::name).toList();
  }

  private static String kind(Object given) {
    return given instanceof List<?> list && !list.isEmpty()
        ? "a list of " + list.size()
        : given.getClass().getSimpleName();
  }

  /** The rows of all inputs that have a batch axis; -1 if none has. */
  int rows(String where, List<TensorSpec> specs) {
    int rows = -1;
    for (int k = 0; k < specs.size(); k++) {
      if (specs.get(k).hasBatchAxis()) {
        int length = fed.get(k).array().length();
        if (rows >= 0 && rows != length) {
          throw new IllegalArgumentException(
              where
                  + ": Data cardinality is ambiguous. Make sure all arrays contain the same number"
                  + " of samples. 'x' sizes: "
                  + sizes(specs));
        }
        rows = length;
      }
    }
    return rows;
  }

  private String sizes(List<TensorSpec> specs) {
    return IntStream.range(0, specs.size())
        .filter(k -> specs.get(k).hasBatchAxis())
        .mapToObj(k -> Integer.toString(fed.get(k).array().length()))
        .collect(Collectors.joining(", "));
  }
}
