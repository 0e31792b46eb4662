package org.kerasjvm.data;

import java.util.Arrays;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** Sums, means, extremes and distinct values, over everything or along one axis. */
final class Reductions {
  private Reductions() {}

  static double min(double[] v) {
    checkFilled("min", v);
    double min = v[0];
    for (double x : v) {
      min = Math.min(min, x);
    }
    return min;
  }

  static double max(double[] v) {
    checkFilled("max", v);
    double max = v[0];
    for (double x : v) {
      max = Math.max(max, x);
    }
    return max;
  }

  /** Position of the first maximum; a NaN counts as the maximum, as in numpy. */
  static double argmax(double[] v) {
    checkFilled("argmax", v);
    int best = 0;
    for (int i = 1; i < v.length; i++) {
      if (v[i] > v[best] || (Double.isNaN(v[i]) && !Double.isNaN(v[best]))) {
        best = i;
      }
    }
    return best;
  }

  private static void checkFilled(String where, double[] v) {
    if (v.length == 0) {
      throw new IllegalArgumentException(
          where + ": attempt to get " + where + " of an empty sequence.");
    }
  }

  /** One of {@link Summer}'s results. */
  interface Statistic {
    double of(Summer summer, double[] line);
  }

  /** Applies a sum, mean or deviation along {@code axis}, adding in numpy's order. */
  static NDArray along(String where, NDArray a, int axis, DType result, Statistic statistic) {
    int[] shape = a.shape();
    int k = Shapes.axis(where, axis, shape.length);
    boolean contiguous = Shapes.size(Arrays.copyOfRange(shape, k + 1, shape.length)) == 1;
    Summer summer = new Summer(a.dtype() == DType.FLOAT32, contiguous);
    return along(where, a, axis, result, (double[] line) -> statistic.of(summer, line));
  }

  /** Applies {@code f} to every line along {@code axis}. */
  static NDArray along(
      String where, NDArray a, int axis, DType result, ToDoubleFunction<double[]> f) {
    int[] shape = a.shape();
    int k = Shapes.axis(where, axis, shape.length);
    int inner = Shapes.size(Arrays.copyOfRange(shape, k + 1, shape.length));
    int outer = Shapes.size(Arrays.copyOfRange(shape, 0, k));
    double[] out = new double[outer * inner];
    double[] line = new double[shape[k]];
    for (int o = 0; o < outer; o++) {
      for (int i = 0; i < inner; i++) {
        for (int j = 0; j < line.length; j++) {
          line[j] = Casts.doubleAt(a.storage(), (o * line.length + j) * inner + i);
        }
        out[o * inner + i] = f.applyAsDouble(line);
      }
    }
    return NDArray.of(out, Shapes.without(shape, k)).astype(result);
  }

  /** The type of a sum: small integers and booleans grow to int64. */
  static DType sumType(DType type) {
    return type.isFloating() ? type : DType.INT64;
  }

  /** The type of a mean: integers become float64. */
  static DType meanType(DType type) {
    return type.isFloating() ? type : DType.FLOAT64;
  }

  /** Distinct values, ascending, one-dimensional. */
  static NDArray unique(NDArray a) {
    if (a.dtype() == DType.STRING) {
      String[] texts = new TreeSet<>(Arrays.asList(a.toStringArray())).toArray(String[]::new);
      return NDArray.of(texts, texts.length);
    }
    if (a.dtype() == DType.INT64) {
      long[] values = Arrays.stream(a.toLongArray()).sorted().distinct().toArray();
      return NDArray.of(values, values.length);
    }
    double[] values =
        Arrays.stream(a.toDoubleArray()).map(v -> v + 0.0).sorted().distinct().toArray();
    return NDArray.of(values, values.length).astype(a.dtype());
  }
}
