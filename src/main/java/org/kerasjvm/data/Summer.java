package org.kerasjvm.data;

/**
 * Adds numbers in numpy's order and precision, so that means agree to the last digit: in blocks and
 * halves along contiguous memory, one after the other otherwise; float32 sums round at every step.
 *
 * @param float32 whether each sum is rounded to float32
 * @param pairwise whether the numbers lie next to each other ({@code
 *     numpy/_core/src/umath/loops_utils.h.src}, pairwise_sum)
 */
record Summer(boolean float32, boolean pairwise) {
  private static final int BLOCK = 128;

  /** The way numpy adds all elements of an array of {@code type}. */
  static Summer of(DType type) {
    return new Summer(type == DType.FLOAT32, true);
  }

  private double round(double value) {
    return float32 ? (float) value : value;
  }

  double sum(double[] v) {
    return pairwise ? halves(v, 0, v.length) : inOrder(v, 0, v.length, 0);
  }

  double mean(double[] v) {
    return round(sum(v) / v.length);
  }

  /** Population standard deviation (ddof 0). */
  double std(double[] v) {
    double mean = mean(v);
    double[] squares = new double[v.length];
    for (int i = 0; i < v.length; i++) {
      double distance = round(v[i] - mean);
      squares[i] = round(distance * distance);
    }
    return round(Math.sqrt(mean(squares)));
  }

  private double inOrder(double[] v, int from, int to, double start) {
    double sum = start;
    for (int i = from; i < to; i++) {
      sum = round(sum + v[i]);
    }
    return sum;
  }

  private double halves(double[] v, int from, int length) {
    if (length < 8) {
      return inOrder(v, from, from + length, 0);
    }
    if (length <= BLOCK) {
      return block(v, from, length);
    }
    int half = length / 2;
    half -= half % 8;
    return round(halves(v, from, half) + halves(v, from + half, length - half));
  }

  private double block(double[] v, int from, int length) {
    double[] r = new double[8];
    System.arraycopy(v, from, r, 0, 8);
    int full = length - length % 8;
    for (int i = 8; i < full; i++) {
      r[i % 8] = round(r[i % 8] + v[from + i]);
    }
    double left = round(round(r[0] + r[1]) + round(r[2] + r[3]));
    double right = round(round(r[4] + r[5]) + round(r[6] + r[7]));
    return inOrder(v, from + full, from + length, round(left + right));
  }
}
