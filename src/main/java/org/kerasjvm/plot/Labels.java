package org.kerasjvm.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;

/**
 * What colours points: a class or a value for each.
 *
 * @param values one number a point; for classes by name the index among the sorted names
 * @param names the classes' names in the order of their numbers; empty for measured values
 * @param classValues the number of each class
 * @param range what spans the colour map
 */
@SuppressWarnings("ArrayRecordComponent") // drawn, never compared
record Labels(double[] values, List<String> names, double[] classValues, Interval range) {

  /** More different whole numbers than this count as values, not as classes. */
  private static final int MOST_CLASSES = 100;

  /**
   * Reads labels of shape (n), (n, 1) or one-hot (n, classes), numbers or strings.
   *
   * @throws IllegalArgumentException if the shape is another, there are not n, or one is not finite
   */
  static Labels of(String where, Object arrayLike, int n) {
    NDArray array = NDArray.of(arrayLike);
    if (array.rank() == 2 && array.shape()[1] > 1 && array.dtype() != DType.STRING) {
      array = array.argmax(1);
    }
    if (array.size() != n || array.rank() > 2) {
      throw new IllegalArgumentException(
          where
              + ": labels must have one entry for each of the "
              + n
              + " points; received shape "
              + array.shapeString()
              + ".");
    }
    return array.dtype() == DType.STRING
        ? ofNames(array.ravel().toStringArray())
        : ofNumbers(where, array.ravel().toDoubleArray());
  }

  private static Labels ofNames(String[] labels) {
    String[] names = Arrays.stream(labels).distinct().sorted().toArray(String[]::new);
    double[] values =
        Arrays.stream(labels).mapToDouble(name -> Arrays.binarySearch(names, name)).toArray();
    double[] numbers = new double[names.length];
    Arrays.setAll(numbers, k -> k);
    return new Labels(values, List.of(names), numbers, Interval.of(numbers));
  }

  private static Labels ofNumbers(String where, double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            where + ": labels must be finite; received " + values[i] + " at index " + i + ".");
      }
    }
    double[] distinct = Arrays.stream(values).distinct().sorted().toArray();
    List<String> names = new ArrayList<>();
    for (double value : distinct) {
      if (value != Math.rint(value) || distinct.length > MOST_CLASSES) {
        return new Labels(values, List.of(), new double[0], Interval.of(values));
      }
      names.add(Long.toString((long) value));
    }
    return new Labels(values, names, distinct, Interval.of(values));
  }

  /** Whether the points have classes rather than measured values. */
  boolean discrete() {
    return !names.isEmpty();
  }

  /** The labels of classes 0 to {@code classes - 1}, which span the colour map. */
  Labels spanning(int classes) {
    return new Labels(values, names, classValues, new Interval(0, Math.max(1, classes - 1)));
  }

  /** Where point {@code i} lies in the colour map. */
  double position(int i) {
    return position(values[i]);
  }

  /** Where the class lies in the colour map. */
  double positionOfClass(int k) {
    return position(classValues[k]);
  }

  private double position(double value) {
    return range.length() == 0 ? 0 : (value - range.low()) / range.length();
  }
}
