package org.kerasjvm.utils;

import java.util.Arrays;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;

/**
 * The data functions of {@code keras.utils} ({@code keras/src/utils/numerical_utils.py}, Keras
 * 3.8).
 */
public final class Utils {
  private Utils() {}

  /** {@link #toCategorical(Object, int)} with as many classes as the largest label plus one. */
  public static NDArray toCategorical(Object x) {
    NDArray labels = labels(x);
    if (labels.size() == 0) {
      throw new IllegalArgumentException(
          "toCategorical: needs labels to count the classes; received none. Give num_classes.");
    }
    long largest = (long) labels.max();
    if (largest >= Integer.MAX_VALUE) {
      throw outOfRange(largest, "0 or more and below 2147483647");
    }
    return encode(labels, (int) Math.max(largest, 0) + 1);
  }

  /**
   * Turns class numbers into one-hot rows.
   *
   * @param x array-like of integers; shape (rows,) or (..., 1), whose last axis is dropped
   * @param numClasses length of the new last axis, 1 or more
   * @return float64 of the shape of {@code x} and {@code (numClasses,)}
   * @throws IllegalArgumentException if a label is below 0 or not below {@code numClasses}
   */
  public static NDArray toCategorical(Object x, int numClasses) {
    if (numClasses < 1) {
      throw new IllegalArgumentException(
          "toCategorical: num_classes must be 1 or more; received " + numClasses + ".");
    }
    return encode(labels(x), numClasses);
  }

  private static NDArray labels(Object x) {
    NDArray a = NDArray.of(x);
    if (a.dtype() == DType.STRING) {
      throw new IllegalArgumentException(
          "toCategorical: labels must be integers; received strings. Use LabelEncoder first.");
    }
    if (a.dtype().isFloating() && !a.isFinite().all()) {
      throw new IllegalArgumentException(
          "toCategorical: labels must be integers; received NaN or infinity.");
    }
    return a.astype(DType.INT64);
  }

  private static NDArray encode(NDArray labels, int classes) {
    long size = (long) labels.size() * classes;
    if (size > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "toCategorical: "
              + labels.size()
              + " labels of "
              + classes
              + " classes do not fit into one array. Keep the labels and use"
              + " sparse_categorical_crossentropy.");
    }
    double[] out = new double[(int) size];
    long[] values = labels.toLongArray();
    for (int i = 0; i < values.length; i++) {
      if (values[i] < 0 || values[i] >= classes) {
        throw outOfRange(values[i], "in [0, " + classes + ")");
      }
      out[i * classes + (int) values[i]] = 1;
    }
    return NDArray.of(out, shape(labels.shape(), classes));
  }

  private static IllegalArgumentException outOfRange(long label, String range) {
    return new IllegalArgumentException(
        "toCategorical: labels must be " + range + "; received " + label + ".");
  }

  private static int[] shape(int[] of, int classes) {
    boolean column = of.length > 1 && of[of.length - 1] == 1;
    int[] shape = Arrays.copyOf(of, column ? of.length : of.length + 1);
    shape[shape.length - 1] = classes;
    return shape;
  }
}
