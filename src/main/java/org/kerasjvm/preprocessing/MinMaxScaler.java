package org.kerasjvm.preprocessing;

import org.jspecify.annotations.Nullable;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.preprocessing.Rows.ColumnFunction;

/**
 * Maps each feature's smallest and largest value to the ends of a range, (0, 1) by default: {@code
 * x * scale + min} ({@code sklearn.preprocessing.MinMaxScaler}).
 *
 * <p>A constant feature goes to the low end. NaN values are left out of the statistics and stay
 * NaN. float32 rows give float32, all others float64.
 */
public final class MinMaxScaler implements Transformer {
  private static final String NAME = "MinMaxScaler";
  private static final double TINY = 10 * Math.ulp(1.0);

  private final double low;
  private final double high;
  private double @Nullable [] scale;
  private double[] min = {};
  private double[] dataMin = {};
  private double[] dataMax = {};

  /** A scaler to the range 0 to 1. */
  public MinMaxScaler() {
    this(0, 1);
  }

  /** A scaler to the range {@code low} to {@code high} ({@code feature_range}). */
  public MinMaxScaler(double low, double high) {
    if (!(low < high)) {
      throw new IllegalArgumentException(
          "MinMaxScaler: minimum of desired feature range must be smaller than maximum; received ("
              + low
              + ", "
              + high
              + ").");
    }
    this.low = low;
    this.high = high;
  }

  @Override
  public MinMaxScaler fit(Object x) {
    NDArray rows = Rows.numbers(NAME, x);
    DType type = rows.dtype();
    int features = rows.shape()[1];
    dataMin = extremes(rows, Math::min);
    dataMax = extremes(rows, Math::max);
    double[] factors = new double[features];
    min = new double[features];
    for (int j = 0; j < features; j++) {
      double range = Rows.round(type, dataMax[j] - dataMin[j]);
      factors[j] = Rows.round(type, (high - low) / (range < TINY ? 1 : range));
      min[j] = Rows.round(type, low - Rows.round(type, dataMin[j] * factors[j]));
    }
    scale = factors;
    return this;
  }

  private interface Better {
    double of(double a, double b);
  }

  private static double[] extremes(NDArray rows, Better better) {
    int features = rows.shape()[1];
    double[] out = new double[features];
    java.util.Arrays.fill(out, Double.NaN);
    for (int i = 0; i < rows.size(); i++) {
      int j = i % features;
      double v = Rows.at(rows, i);
      if (!Double.isNaN(v)) {
        out[j] = Double.isNaN(out[j]) ? v : better.of(out[j], v);
      }
    }
    return out;
  }

  @Override
  public NDArray transform(Object x) {
    double[] factors = fitted();
    return apply(x, type -> (j, v) -> Rows.round(type, v * factors[j]) + min[j]);
  }

  @Override
  public NDArray inverseTransform(Object x) {
    double[] factors = fitted();
    return apply(x, type -> (j, v) -> Rows.round(type, v - min[j]) / factors[j]);
  }

  private NDArray apply(Object x, java.util.function.Function<DType, ColumnFunction> f) {
    NDArray rows = Rows.numbers(NAME, x);
    Rows.checkFeatures(NAME, rows, min.length);
    return Rows.byColumn(rows, f.apply(rows.dtype()));
  }

  @Override
  public MinMaxScaler copy() {
    return new MinMaxScaler(low, high);
  }

  /** The smallest value of each feature ({@code data_min_}). */
  public double[] dataMin() {
    fitted();
    return dataMin.clone();
  }

  /** The largest value of each feature ({@code data_max_}). */
  public double[] dataMax() {
    fitted();
    return dataMax.clone();
  }

  /** What each feature is multiplied by ({@code scale_}). */
  public double[] scale() {
    return fitted().clone();
  }

  /** What is added after that ({@code min_}). */
  public double[] min() {
    fitted();
    return min.clone();
  }

  private double[] fitted() {
    double[] factors = scale;
    if (factors == null) {
      throw new NotFittedException(NAME);
    }
    return factors;
  }
}
