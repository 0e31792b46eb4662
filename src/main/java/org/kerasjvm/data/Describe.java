package org.kerasjvm.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The statistics of {@link Table#describe()}: pandas' {@code DataFrame.describe()}. */
final class Describe {
  private static final String[] ROWS = {"count", "mean", "std", "min", "25%", "50%", "75%", "max"};

  private Describe() {}

  static Table of(Table table) {
    List<String> names = new ArrayList<>();
    List<NDArray> columns = new ArrayList<>();
    for (String name : table.columns()) {
      NDArray column = table.column(name);
      if (column.dtype().isNumeric() && column.dtype() != DType.BOOL) {
        names.add(name);
        columns.add(NDArray.of(statistics(column)));
      }
    }
    if (names.isEmpty()) {
      throw new IllegalArgumentException(
          "describe: needs a numeric column; the columns are " + table.columns() + ".");
    }
    return new Table(names, columns, NDArray.of(ROWS));
  }

  /** Missing values (NaN) do not count. */
  private static double[] statistics(NDArray column) {
    double[] all = column.toDoubleArray();
    double[] values = Arrays.stream(all).filter(v -> !Double.isNaN(v)).toArray();
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    Summer summer = new Summer(false, true);
    double mean = values.length == 0 ? Double.NaN : summer.mean(values);
    return new double[] {
      values.length,
      mean,
      std(values, mean, summer),
      quantile(sorted, 0),
      quantile(sorted, 0.25),
      quantile(sorted, 0.5),
      quantile(sorted, 0.75),
      quantile(sorted, 1)
    };
  }

  /** The sample's standard deviation (ddof 1); NaN for less than two values. */
  private static double std(double[] values, double mean, Summer summer) {
    if (values.length < 2) {
      return Double.NaN;
    }
    double[] squares = Arrays.stream(values).map(v -> (mean - v) * (mean - v)).toArray();
    return Math.sqrt(summer.sum(squares) / (values.length - 1));
  }

  /** Between neighbours the quantile is interpolated, from the nearer one as numpy does. */
  private static double quantile(double[] sorted, double q) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double place = q * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    double t = place - below;
    double step = sorted[above] - sorted[below];
    return t < 0.5 ? sorted[below] + step * t : sorted[above] - step * (1 - t);
  }
}
