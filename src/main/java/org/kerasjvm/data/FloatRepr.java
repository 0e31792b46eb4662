package org.kerasjvm.data;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The texts of floats printed together, as numpy makes them ({@code numpy/_core/arrayprint.py},
 * FloatingFormat): as few digits as tell each number apart, at most eight decimals, one exponent
 * form for all if the sizes differ by more than a thousand.
 */
final class FloatRepr {
  private static final int PRECISION = 8;

  private final double[] values;
  private final boolean float32;

  private FloatRepr(double[] values, boolean float32) {
    this.values = values;
    this.float32 = float32;
  }

  /** One text for each number, equally long from the point on. */
  static String[] cells(double[] values, boolean float32) {
    return new FloatRepr(values, float32).cells();
  }

  private String[] cells() {
    double[] sizes =
        Arrays.stream(values).filter(Double::isFinite).filter(v -> v != 0).map(Math::abs).toArray();
    double max = Arrays.stream(sizes).max().orElse(0);
    double min = Arrays.stream(sizes).min().orElse(0);
    boolean scientific = max >= 1e8 || max > 0 && (min < 1e-4 || max / min > 1000);
    return scientific ? scientific() : fixed();
  }

  private BigDecimal shortest(double value) {
    return float32 ? ShortestDecimal.of((float) value) : ShortestDecimal.of(value);
  }

  private String[] fixed() {
    String[] cells = new String[values.length];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = Double.isFinite(values[i]) ? fixed(values[i]) : ShortestDecimal.text(values[i]);
    }
    int decimals = Arrays.stream(cells).mapToInt(FloatRepr::decimals).max().orElse(0);
    for (int i = 0; i < cells.length; i++) {
      boolean number = Double.isFinite(values[i]);
      cells[i] += number ? " ".repeat(decimals - decimals(cells[i])) : "";
    }
    return cells;
  }

  private String fixed(double value) {
    BigDecimal shortest = shortest(value);
    BigDecimal cut =
        shortest.scale() > PRECISION
            ? new BigDecimal(value).setScale(PRECISION, RoundingMode.HALF_EVEN)
            : shortest;
    String zero = 1 / value < 0 ? "-0" : "0";
    String text = cut.signum() == 0 ? zero : cut.stripTrailingZeros().toPlainString();
    return text.contains(".") ? text : text + ".";
  }

  private static int decimals(String cell) {
    int point = cell.indexOf('.');
    return point < 0 ? 0 : cell.length() - point - 1;
  }

  private String[] scientific() {
    int[] finite =
        IntStream.range(0, values.length).filter(i -> Double.isFinite(values[i])).toArray();
    int decimals = Arrays.stream(finite).map(i -> mantissaDecimals(values[i])).max().orElse(0);
    int exponentDigits =
        Arrays.stream(finite)
                    .map(i -> Math.abs(exponent(rounded(values[i], decimals))))
                    .max()
                    .orElse(0)
                >= 100
            ? 3
            : 2;
    String[] cells = new String[values.length];
    for (int i = 0; i < cells.length; i++) {
      cells[i] =
          Double.isFinite(values[i])
              ? scientific(rounded(values[i], decimals), decimals, exponentDigits)
              : ShortestDecimal.text(values[i]);
    }
    return cells;
  }

  private int mantissaDecimals(double value) {
    int needed = Math.min(shortest(value).precision() - 1, PRECISION);
    BigDecimal cut = rounded(value, needed);
    return cut.signum() == 0 ? 0 : cut.stripTrailingZeros().precision() - 1;
  }

  private static BigDecimal rounded(double value, int decimals) {
    return new BigDecimal(value).round(new MathContext(decimals + 1, RoundingMode.HALF_EVEN));
  }

  private static int exponent(BigDecimal number) {
    return number.signum() == 0 ? 0 : number.precision() - number.scale() - 1;
  }

  private static String scientific(BigDecimal number, int decimals, int exponentDigits) {
    int exponent = exponent(number);
    String mantissa = number.movePointLeft(exponent).setScale(decimals).toPlainString();
    return (decimals == 0 ? mantissa + "." : mantissa)
        + (exponent < 0 ? "e-" : "e+")
        + String.format(Locale.ROOT, "%0" + exponentDigits + "d", Math.abs(exponent));
  }
}
