package org.kerasjvm.models;

import java.util.Arrays;
import java.util.List;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.layers.KerasTensor;
import org.kerasjvm.losses.Loss;
import org.kerasjvm.losses.SparseCategoricalCrossentropy;
import org.kerasjvm.ops.Variable;
import org.tensorflow.ndarray.Shape;

/** Checks of data against a model, before any native call. */
final class DataChecks {

  private DataChecks() {}

  /**
   * Inputs must have the rank and sizes of the model's inputs; an axis of 1 at the end may be
   * missing or one too many.
   */
  static void inputs(String call, Model model, List<NDArray> x) {
    List<KerasTensor> expected = model.graph().inputs();
    for (int k = 0; k < expected.size(); k++) {
      KerasTensor input = expected.get(k);
      requireNumbers(call + ": x", x.get(k), input);
      if (!fits(x.get(k).shape(), input.shape())) {
        throw new IllegalArgumentException(
            "%s: Invalid input shape for input '%s' of model '%s'. Expected shape %s, but input has incompatible shape %s%s"
                .formatted(
                    call,
                    input.layer().name(),
                    model.name(),
                    open(input.shape()),
                    x.get(k).shapeString(),
                    remedy(x.get(k).shape(), input.shape())));
      }
    }
  }

  private static void requireNumbers(String place, NDArray array, KerasTensor input) {
    if (array.dtype() == DType.STRING && input.dtype() != DType.STRING) {
      throw new IllegalArgumentException(
          place
              + ": must hold numbers; received strings. Encode them first, with LabelEncoder say.");
    }
  }

  private static boolean fits(int[] given, Shape expected) {
    int rank = expected.numDimensions();
    boolean extra = given.length == rank + 1 && given[rank] == 1;
    boolean missing = given.length == rank - 1 && expected.get(rank - 1) == 1;
    if (given.length != rank && !extra && !missing) {
      return false;
    }
    for (int k = 1; k < Math.min(given.length, rank); k++) {
      if (expected.get(k) >= 0 && expected.get(k) != given[k]) {
        return false;
      }
    }
    return true;
  }

  private static String remedy(int[] given, Shape expected) {
    long[] sizes = Arrays.stream(given).asLongStream().toArray();
    return Shape.of(sizes).equals(expected.tail())
        ? ". Put a single sample into an array of one row."
        : "";
  }

  private static String open(Shape shape) {
    return Variable.show(Shape.of(-1).append(shape.tail()));
  }

  /** Inputs, targets and weights. */
  static void all(String call, Model model, Compiled compiled, DataSet data) {
    inputs(call, model, data.x());
    targets(call, model, compiled, data.y());
    weights(call + ": sample_weight", data);
  }

  /**
   * Targets must be finite numbers of a shape that the loss takes; class numbers must be whole and
   * below the number of classes.
   */
  private static void targets(String call, Model model, Compiled compiled, List<NDArray> y) {
    for (int k = 0; k < y.size(); k++) {
      String place = call + ": y" + (y.size() == 1 ? "" : "[" + model.outputNames().get(k) + "]");
      NDArray targets = y.get(k);
      if (targets.dtype() == DType.STRING) {
        throw new IllegalArgumentException(
            place
                + ": must hold numbers; received strings. Encode them first, with LabelEncoder say.");
      }
      requireFinite(place, targets);
      Shape output = model.graph().outputs().get(k).shape();
      Loss loss = compiled.losses().get(k).of(shape(targets), output);
      if (loss != null) {
        loss.requireShapes(place, shape(targets), output);
        if (loss instanceof SparseCategoricalCrossentropy) {
          requireClasses(place, targets, output);
        }
      }
    }
  }

  private static Shape shape(NDArray array) {
    return Shape.of(Arrays.stream(array.shape()).asLongStream().toArray());
  }

  private static void weights(String place, DataSet data) {
    boolean several = data.weights().size() > 1;
    for (int k = 0; k < data.weights().size(); k++) {
      List<NDArray> weighed = several ? List.of(data.y().get(k)) : data.y();
      weights(place + (several ? "[" + k + "]" : ""), data.weights().get(k), weighed);
    }
  }

  private static void weights(String place, NDArray weight, List<NDArray> weighed) {
    int[] given = weight.shape();
    boolean column = given.length == 2 && given[1] == 1;
    boolean leading = weighed.stream().allMatch(y -> startsWith(y.shape(), given));
    if (weighed.size() > 1 && given.length > 1 && !column) {
      throw new IllegalArgumentException(
          place
              + ": For a model with multiple outputs, when providing a single `sample_weight` array, it should only have one scalar score per sample (i.e. shape `(num_samples,)`). If you want to use non-scalar sample weights, pass a `sample_weight` argument with one array per model output.");
    }
    if (!column && !leading) {
      throw new IllegalArgumentException(
          "%s: must hold one number for each row, shape (%d,); received shape %s."
              .formatted(place, weight.length(), weight.shapeString()));
    }
    requireFinite(place, weight);
  }

  private static boolean startsWith(int[] shape, int[] start) {
    return start.length == 1
        || start.length < shape.length && Arrays.equals(start, Arrays.copyOf(shape, start.length));
  }

  private static void requireFinite(String place, NDArray array) {
    if (array.storage() instanceof float[] values) {
      for (int k = 0; k < values.length; k++) {
        if (!Float.isFinite(values[k])) {
          throw new IllegalArgumentException(
              "%s: must be finite; received %s at element %d.".formatted(place, values[k], k));
        }
      }
    }
  }

  private static void requireClasses(String place, NDArray targets, Shape output) {
    long classes = output.get(output.numDimensions() - 1);
    double min = targets.min();
    double max = targets.max();
    if (min < 0 || max >= classes) {
      throw new IllegalArgumentException(
          "%s: class numbers must be from 0 to %d, for the model's %d outputs; received %s."
              .formatted(place, classes - 1, classes, min < 0 ? (long) min : (long) max));
    }
    if (targets.storage() instanceof float[] values) {
      for (float value : values) {
        if (value != Math.rint(value)) {
          throw new IllegalArgumentException(
              "%s: class numbers must be whole; received %s.".formatted(place, value));
        }
      }
    }
  }
}
