package org.kerasjvm.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Places tick marks at multiples of 1, 2, 2.5 or 5 times a power of ten and labels them with equal
 * decimals.
 *
 * <p>Semantics: matplotlib 3 {@code lib/matplotlib/ticker.py} ({@code MaxNLocator}, {@code
 * ScalarFormatter} without its additive offset).
 */
final class TickLocator {

  private static final double[] STEPS = {0.1, 0.2, 0.25, 0.5, 1, 2, 2.5, 5, 10, 20};
  private static final int MOST = 9;
  private static final char MINUS = '\u2212';
  private static final MathContext THREE_DIGITS = new MathContext(3);

  /** From this power of ten on (and from the negative one down) labels share an exponent. */
  private static final int LARGE = 6;

  private static final int SMALL = -5;

  private final boolean integer;

  /**
   * Makes a locator.
   *
   * @param integer whether ticks may lie on whole numbers only
   */
  TickLocator(boolean integer) {
    this.integer = integer;
  }

  /** Ticks in the range, at most {@code intervals} and nine intervals apart. */
  List<Tick> ticks(Interval range, int intervals) {
    double low = Math.min(range.low(), range.high());
    double high = Math.max(range.low(), range.high());
    double step = step(low, high, Math.max(1, Math.min(MOST, intervals)));
    int exponent = exponent(low, high);
    List<Tick> ticks = new ArrayList<>();
    double slack = 1e-10 * step;
    for (double k = Math.ceil((low - slack) / step); k * step <= high + slack; k++) {
      ticks.add(new Tick(k * step, label(k, step, exponent)));
    }
    return ticks;
  }

  /** The power of ten that all labels are divided by; 0 for ordinary numbers. */
  static int exponent(double low, double high) {
    double largest = Math.max(Math.abs(low), Math.abs(high));
    int exponent = largest == 0 ? 0 : (int) Math.floor(Math.log10(largest));
    return exponent >= LARGE || exponent <= SMALL ? exponent : 0;
  }

  private double step(double low, double high, int intervals) {
    double scale = Math.pow(10, Math.floor(Math.log10((high - low) / intervals)));
    double raw = (high - low) / intervals;
    int first = STEPS.length - 1;
    for (int i = STEPS.length - 1; i >= 0; i--) {
      if (usable(STEPS[i] * scale) && STEPS[i] * scale >= raw) {
        first = i;
      }
    }
    for (int i = first; i >= 0; i--) {
      double step = STEPS[i] * scale;
      if (usable(step) && count(low, high, whole(step)) >= 2) {
        return whole(step);
      }
    }
    return whole(STEPS[first] * scale);
  }

  private boolean usable(double step) {
    return !integer || step < 1 || Math.abs(step - Math.rint(step)) < 1e-3;
  }

  private double whole(double step) {
    return integer ? Math.max(1, step) : step;
  }

  private static double count(double low, double high, double step) {
    return Math.floor(high / step + 1e-10) - Math.ceil(low / step - 1e-10) + 1;
  }

  private static String label(double multiple, double step, int exponent) {
    BigDecimal exact =
        BigDecimal.valueOf(step).round(THREE_DIGITS).multiply(BigDecimal.valueOf(multiple));
    return text(exact.scaleByPowerOfTen(-exponent), decimals(step, exponent));
  }

  private static int decimals(double step, int exponent) {
    BigDecimal exact =
        BigDecimal.valueOf(step)
            .round(THREE_DIGITS)
            .scaleByPowerOfTen(-exponent)
            .stripTrailingZeros();
    return Math.max(0, exact.scale());
  }

  private static String text(BigDecimal value, int decimals) {
    String digits = value.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    return digits.replace('-', MINUS);
  }
}
