package org.kerasjvm.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * Marks a logarithmic axis at powers of ten, labelled as by matplotlib's {@code
 * LogFormatterSciNotation}; where the range holds fewer than two of them, also at 2 and 5 times.
 */
final class LogTicks {

  private static final String DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  private static final double SLACK = 1e-9;

  private LogTicks() {}

  /** Ticks between two exponents, at most so many intervals apart. */
  static List<Tick> ticks(Interval range, int intervals) {
    double low = Math.min(range.low(), range.high()) - SLACK;
    double high = Math.max(range.low(), range.high()) + SLACK;
    int first = (int) Math.ceil(low);
    int last = (int) Math.floor(high);
    int most = Math.max(1, intervals);
    int stride = Math.max(1, (last - first + most - 1) / most);
    List<Tick> ticks = new ArrayList<>();
    for (int k = first; k <= last; k += stride) {
      ticks.add(new Tick(k, "10" + superscript(k)));
    }
    return ticks.size() < 2 ? finer(low, high) : ticks;
  }

  private static List<Tick> finer(double low, double high) {
    List<Tick> ticks = new ArrayList<>();
    for (int k = (int) Math.floor(low); k <= high; k++) {
      for (int digit : new int[] {1, 2, 5}) {
        double at = k + Math.log10(digit);
        if (at >= low && at <= high) {
          ticks.add(new Tick(at, (digit == 1 ? "" : digit + "×") + "10" + superscript(k)));
        }
      }
    }
    return ticks;
  }

  private static String superscript(int exponent) {
    StringBuilder text = new StringBuilder(exponent < 0 ? "⁻" : "");
    Integer.toString(Math.abs(exponent))
        .chars()
        .forEach(digit -> text.append(DIGITS.charAt(digit - '0')));
    return text.toString();
  }
}
