package org.kerasjvm.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * The middle and the ends of several measurements.
 *
 * @param median the middle one, or the mean of the two in the middle
 * @param least of them
 * @param most of them
 */
public record Spread(double median, double least, double most) {

  private static final Spread NOTHING = new Spread(Double.NaN, Double.NaN, Double.NaN);

  /** Of measurements in any order; NaN if there are none. */
  public static Spread of(List<Double> values) {
    if (values.isEmpty()) {
      return NOTHING;
    }
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int half = sorted.length / 2;
    double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    return new Spread(median, sorted[0], sorted[sorted.length - 1]);
  }

  /** Of the ratios between measurements of the same round: {@code above[k] / below[k]}. */
  public static Spread ofRatios(List<Double> above, List<Double> below) {
    List<Double> ratios = new ArrayList<>();
    for (int k = 0; k < Math.min(above.size(), below.size()); k++) {
      ratios.add(above.get(k) / below.get(k));
    }
    return of(ratios);
  }
}
