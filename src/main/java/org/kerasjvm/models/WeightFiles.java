package org.kerasjvm.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kerasjvm.data.AtomicFile;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.data.Npz;
import org.kerasjvm.ops.Variable;

/** Weights in numpy's {@code .npz} files, and the whole state of training as arrays by name. */
final class WeightFiles {

  private static final String SUFFIX = ".weights.npz";

  private WeightFiles() {}

  /** Arrays by group, number and path: {@code weights/0/dense/kernel}. */
  static Map<String, NDArray> read(String group, List<Variable> variables) {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    for (int k = 0; k < variables.size(); k++) {
      arrays.put(key(group, k, variables.get(k)), variables.get(k).value());
    }
    return arrays;
  }

  /** Arrays by path alone; a path that comes again gets a number. */
  static Map<String, NDArray> byPath(List<Variable> variables) {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    for (Variable variable : variables) {
      String path = variable.path();
      for (int again = 1; arrays.containsKey(path); again++) {
        path = variable.path() + "_" + again;
      }
      arrays.put(path, variable.value());
    }
    return arrays;
  }

  private static String key(String group, int index, Variable variable) {
    return group + "/" + index + "/" + variable.path();
  }

  /**
   * The arrays of a group for its variables.
   *
   * @param place where, for messages
   * @throws IllegalArgumentException if the number or a shape differs; paths may
   */
  static List<NDArray> fitting(
      String place, String group, List<Variable> variables, Map<String, NDArray> arrays) {
    List<NDArray> values = new ArrayList<>();
    arrays.forEach(
        (key, value) -> {
          if (key.startsWith(group + "/")) {
            values.add(value);
          }
        });
    if (values.size() != variables.size()) {
      throw new IllegalArgumentException(
          "%s: must hold %d arrays of %s, as the model has; it holds %d."
              .formatted(place, variables.size(), group, values.size()));
    }
    for (int k = 0; k < values.size(); k++) {
      Variable variable = variables.get(k);
      String shape = values.get(k).shapeString();
      if (!shape.equals(Variable.show(variable.shape()))) {
        throw new IllegalArgumentException(
            "%s: array %d of %s must have the shape %s of %s; it has %s."
                .formatted(
                    place, k, group, Variable.show(variable.shape()), variable.path(), shape));
      }
    }
    return values;
  }

  /** Sets variables to the values that fit them. */
  static void assign(List<Variable> variables, List<NDArray> values) {
    for (int k = 0; k < values.size(); k++) {
      variables.get(k).assign(values.get(k));
    }
  }

  static void save(Path file, List<Variable> weights) {
    requireSuffix("save_weights", file);
    try {
      AtomicFile.write(file, draft -> Npz.save(draft, read("weights", weights)));
    } catch (IOException e) {
      throw new UncheckedIOException("save_weights: cannot write " + file + ".", e);
    }
  }

  static void load(Path file, List<Variable> weights) {
    requireSuffix("load_weights", file);
    try {
      Map<String, NDArray> arrays = Npz.load(file, Long.MAX_VALUE);
      assign(weights, fitting("load_weights: " + file, "weights", weights, arrays));
    } catch (IOException e) {
      throw new UncheckedIOException("load_weights: cannot read " + file + ".", e);
    }
  }

  private static void requireSuffix(String call, Path file) {
    if (!file.toString().endsWith(SUFFIX)) {
      throw new IllegalArgumentException(
          "%s: The filename must end in `.weights.npz`; Keras's `.weights.h5` is not known yet. Received: filepath=%s"
              .formatted(call, file));
    }
  }
}
