package org.kerasjvm.preprocessing;

import org.jspecify.annotations.Nullable;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;

/**
 * Makes each feature's mean 0 and its standard deviation 1: {@code (x - mean) / scale} ({@code
 * sklearn.preprocessing.StandardScaler}).
 *
 * <p>The deviation is the population's (ddof 0); a constant feature has scale 1. NaN values are
 * left out of the statistics and stay NaN. float32 rows give float32, all others float64.
 */
public final class StandardScaler implements Transformer {
  private static final String NAME = "StandardScaler";
  private static final double EPSILON = Math.ulp(1.0);

  private final boolean withMean;
  private final boolean withStd;
  private double @Nullable [] mean;
  private double[] var = {};
  private double[] scale = {};

  /** An unfitted scaler of mean and deviation. */
  public StandardScaler() {
    this(true, true);
  }

  /**
   * An unfitted scaler.
   *
   * @param withMean whether the mean is subtracted
   * @param withStd whether to divide by the deviation
   */
  public StandardScaler(boolean withMean, boolean withStd) {
    this.withMean = withMean;
    this.withStd = withStd;
  }

  @Override
  public StandardScaler fit(Object x) {
    NDArray rows = Rows.numbers(NAME, x).astype(DType.FLOAT64);
    double[] counts = rows.equal(rows).sum(0).toDoubleArray();
    double[] sums = withoutNan(rows).sum(0).toDoubleArray();
    int features = counts.length;
    double[] means = new double[features];
    for (int j = 0; j < features; j++) {
      means[j] = sums[j] / counts[j];
    }
    NDArray distances = withoutNan(Rows.byColumn(rows, (j, value) -> value - means[j]));
    double[] corrections = distances.sum(0).toDoubleArray();
    double[] squares = distances.multiply(distances).sum(0).toDoubleArray();
    var = new double[features];
    scale = new double[features];
    for (int j = 0; j < features; j++) {
      var[j] = (squares[j] - corrections[j] * corrections[j] / counts[j]) / counts[j];
      scale[j] = isConstant(var[j], means[j], counts[j]) ? 1 : Math.sqrt(var[j]);
    }
    mean = means;
    return this;
  }

  private static NDArray withoutNan(NDArray rows) {
    return Rows.byColumn(rows, (j, value) -> Double.isNaN(value) ? 0 : value);
  }

  /** Whether the variance is no more than what rounding makes of a constant feature. */
  private static boolean isConstant(double variance, double mean, double count) {
    double noise = count * mean * EPSILON;
    return variance <= count * EPSILON * variance + noise * noise;
  }

  @Override
  public NDArray transform(Object x) {
    double[] means = fitted();
    NDArray rows = Rows.numbers(NAME, x);
    Rows.checkFeatures(NAME, rows, means.length);
    DType type = rows.dtype();
    return Rows.byColumn(rows, (j, v) -> Rows.round(type, v - shift(means[j])) / factor(j));
  }

  @Override
  public NDArray inverseTransform(Object x) {
    double[] means = fitted();
    NDArray rows = Rows.numbers(NAME, x);
    Rows.checkFeatures(NAME, rows, means.length);
    DType type = rows.dtype();
    return Rows.byColumn(rows, (j, v) -> Rows.round(type, v * factor(j)) + shift(means[j]));
  }

  private double shift(double featureMean) {
    return withMean ? featureMean : 0;
  }

  private double factor(int feature) {
    return withStd ? scale[feature] : 1;
  }

  @Override
  public StandardScaler copy() {
    return new StandardScaler(withMean, withStd);
  }

  /** The mean of each feature ({@code mean_}). */
  public double[] mean() {
    return fitted().clone();
  }

  /** The population variance of each feature ({@code var_}). */
  public double[] var() {
    fitted();
    return var.clone();
  }

  /** What each feature is divided by ({@code scale_}). */
  public double[] scale() {
    fitted();
    return scale.clone();
  }

  private double[] fitted() {
    double[] means = mean;
    if (means == null) {
      throw new NotFittedException(NAME);
    }
    return means;
  }
}
