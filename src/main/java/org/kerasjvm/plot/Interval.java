package org.kerasjvm.plot;

/**
 * A range of data coordinates; {@code low} lies at the left or bottom of the axes and may be the
 * greater number (images count rows downward).
 */
record Interval(double low, double high) {

  /** Matplotlib's {@code axes.xmargin}: what an axis shows beyond its data. */
  private static final double MARGIN = 0.05;

  /** Contains nothing; the start of a union. */
  static final Interval EMPTY = new Interval(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

  /** The range of the finite values; {@link #EMPTY} if there are none. */
  static Interval of(double... values) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      if (Double.isFinite(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    return new Interval(low, high);
  }

  boolean isEmpty() {
    return low == Double.POSITIVE_INFINITY;
  }

  double length() {
    return high - low;
  }

  Interval union(Interval other) {
    if (isEmpty() || other.isEmpty()) {
      return isEmpty() ? other : this;
    }
    if (low > high) {
      return new Interval(Math.max(low, other.low), Math.min(high, other.high));
    }
    return new Interval(Math.min(low, other.low), Math.max(high, other.high));
  }

  /** The range with matplotlib's margin; a single value gets room on both sides. */
  Interval padded() {
    Interval wide = widened();
    double margin = wide.length() * MARGIN;
    return new Interval(wide.low - margin, wide.high + margin);
  }

  private Interval widened() {
    if (isEmpty()) {
      return new Interval(0, 1);
    }
    double largest = Math.max(Math.abs(low), Math.abs(high));
    if (length() > largest * 1e-15) {
      return this;
    }
    double half = largest == 0 ? MARGIN : largest * MARGIN;
    return new Interval(low - half, high + half);
  }
}
