package org.kerasjvm.parity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.kerasjvm.data.NDArray;

/**
 * The largest distance between two sides' results.
 *
 * <p>An element's distance is taken relative to the expected element, but to no less than a tenth
 * of the largest element of its array: numbers that are left when larger ones cancel carry the
 * rounding of those. A float32 step is counted at the same number. NaN and infinities are as far as
 * the moon from everything but themselves.
 *
 * @param absolute in the unit of the result
 * @param relative as described; infinite where the results cannot be compared
 * @param ulps float32 steps
 * @param where the result and the element with the largest relative difference, empty if all equal
 */
public record Difference(double absolute, double relative, double ulps, String where) {

  /** No difference. */
  public static final Difference NONE = new Difference(0, 0, 0, "");

  /** The smallest magnitude whose relative difference is counted: normal float32 numbers. */
  private static final double LEAST = Float.MIN_NORMAL;

  /** The share of an array's largest element below which elements count as that share. */
  private static final double SHARE = 0.1;

  /** Compares all results of a case. */
  public static Difference of(Map<String, NDArray> actual, Map<String, NDArray> expected) {
    if (!actual.keySet().equals(expected.keySet())) {
      return apart("results " + actual.keySet() + ", expected " + expected.keySet());
    }
    Difference worst = NONE;
    for (Map.Entry<String, NDArray> entry : expected.entrySet()) {
      String name = entry.getKey();
      worst = worst.or(of(name, Objects.requireNonNull(actual.get(name)), entry.getValue()));
    }
    return worst;
  }

  /** Compares two arrays. */
  static Difference of(String name, NDArray actual, NDArray expected) {
    if (!Arrays.equals(actual.shape(), expected.shape())) {
      return apart(name + ": shape " + actual.shapeString() + ", not " + expected.shapeString());
    }
    if (actual.dtype() != expected.dtype()) {
      return apart(name + ": dtype " + actual.dtype() + ", not " + expected.dtype());
    }
    double[] a = actual.toDoubleArray();
    double[] e = expected.toDoubleArray();
    double largest =
        Arrays.stream(e).filter(Double::isFinite).map(Math::abs).max().orElse(0) * SHARE;
    Difference worst = NONE;
    for (int k = 0; k < a.length; k++) {
      if (Double.compare(a[k], e[k]) != 0 && a[k] != e[k]) {
        worst = worst.or(element(name + "[" + k + "]", a[k], e[k], largest, expected));
      }
    }
    return worst;
  }

  private static Difference element(
      String place, double actual, double expected, double least, NDArray array) {
    String where = String.format(Locale.ROOT, "%s is %s, not %s", place, actual, expected);
    double absolute = Math.abs(actual - expected);
    if (!Double.isFinite(absolute) || !array.dtype().isFloating()) {
      return new Difference(absolute, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, where);
    }
    double size = Math.max(Math.max(Math.abs(expected), least), LEAST);
    return new Difference(absolute, absolute / size, absolute / Math.ulp((float) size), where);
  }

  /** Results that have nothing to be compared by. */
  static Difference apart(String where) {
    double far = Double.POSITIVE_INFINITY;
    return new Difference(far, far, far, where);
  }

  /** The larger of each figure; the place is that of the larger relative difference. */
  public Difference or(Difference other) {
    return new Difference(
        Math.max(absolute, other.absolute),
        Math.max(relative, other.relative),
        Math.max(ulps, other.ulps),
        other.relative > relative ? other.where : where);
  }

  /** Whether a bound holds. */
  public boolean within(Bound bound) {
    return relative <= bound.relative() || absolute <= bound.absolute();
  }
}
