package org.kerasjvm.data;

import java.util.Arrays;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** Sums, means, extremes and distinct values, over everything or along one axis. */
final class Reductions {
  private Reductions() {}

  static double sum(double[] v) {
    return pairwise(v, 0, v.length);
  }

  /** Adds in halves, as numpy does, so that long sums keep their digits. */
  private static double pairwise(double[] v, int from, int to) {
    if (to - from <= 128) {
      double sum = 0;
      for (int i = from; i < to; i++) {
        sum += v[i];
      }
      return sum;
    }
    int middle = (from + to) >>> 1;
    return pairwise(v, from, middle) + pairwise(v, middle, to);
  }

  static double mean(double[] v) {
    return sum(v) / v.length;
  }

  /** Population standard deviation (ddof 0), numpy's default. */
  static double std(double[] v) {
    double mean = mean(v);
    double[] squares = new double[v.length];
    for (int i = 0; i < v.length; i++) {
      squares[i] = (v[i] - mean) * (v[i] - mean);
    }
    return Math.sqrt(mean(squares));
  }

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
    double[] values = Arrays.stream(a.toDoubleArray()).sorted().distinct().toArray();
    return NDArray.of(values, values.length).astype(a.dtype());
  }
}
