package org.kerasjvm.console;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as Python prints them: the exact binary value is rounded half to even, which {@link
 * String#format} does not do.
 */
public final class PythonText {

  private static final int MOST_DIGITS = 17;

  private PythonText() {}

  /**
   * Python's {@code f"{value:.{digits}f}"}, e.g. {@code 0.1235} or {@code nan}.
   *
   * @param value any double
   * @param digits digits after the point, 0 or more
   * @return the text
   */
  public static String fixed(double value, int digits) {
    if (!Double.isFinite(value)) {
      return notFinite(value);
    }
    BigDecimal magnitude = new BigDecimal(Math.abs(value));
    return sign(value) + magnitude.setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
  }

  /**
   * Python's {@code f"{value:.{digits}e}"}, e.g. {@code 1.2346e-05}.
   *
   * @param value any double
   * @param digits digits after the point, 0 or more
   * @return the text
   */
  public static String scientific(double value, int digits) {
    if (!Double.isFinite(value)) {
      return notFinite(value);
    }
    if (value == 0) {
      return sign(value) + mantissa("0".repeat(digits + 1)) + "e+00";
    }
    BigDecimal rounded = new BigDecimal(Math.abs(value)).round(halfEven(digits + 1));
    String all = padded(rounded.unscaledValue().toString(), digits + 1);
    return sign(value) + mantissa(all) + exponent(exponentOf(rounded));
  }

  /**
   * Python's {@code repr(value)}: the shortest decimal that reads back as the same double, e.g.
   * {@code 0.001}, {@code 1e-05}, {@code 2.0}.
   *
   * @param value any double
   * @return the text
   */
  public static String repr(double value) {
    if (!Double.isFinite(value)) {
      return notFinite(value);
    }
    if (value == 0) {
      return sign(value) + "0.0";
    }
    BigDecimal shortest = shortest(Math.abs(value)).stripTrailingZeros();
    int exponent = exponentOf(shortest);
    if (exponent < -4 || exponent >= 16) {
      return sign(value) + mantissa(shortest.unscaledValue().toString()) + exponent(exponent);
    }
    String plain = shortest.toPlainString();
    return sign(value) + (plain.indexOf('.') < 0 ? plain + ".0" : plain);
  }

  /**
   * Python's {@code f"{value:,}"}: thousands set apart by commas, e.g. {@code 1,379}.
   *
   * @param value any integer
   * @return the text
   */
  public static String grouped(long value) {
    return String.format(java.util.Locale.ROOT, "%,d", value);
  }

  private static BigDecimal shortest(double magnitude) {
    BigDecimal exact = new BigDecimal(magnitude);
    for (int precision = 1; precision < MOST_DIGITS; precision++) {
      BigDecimal best = closestThatReadsBack(exact, magnitude, precision);
      if (best != null) {
        return best;
      }
    }
    return exact.round(halfEven(MOST_DIGITS));
  }

  private static @org.jspecify.annotations.Nullable BigDecimal closestThatReadsBack(
      BigDecimal exact, double magnitude, int precision) {
    BigDecimal below = exact.round(new MathContext(precision, RoundingMode.DOWN));
    BigDecimal above = exact.round(new MathContext(precision, RoundingMode.UP));
    boolean belowReads = below.doubleValue() == magnitude;
    boolean aboveReads = above.doubleValue() == magnitude;
    if (belowReads && aboveReads) {
      return exact.round(halfEven(precision));
    }
    return belowReads ? below : aboveReads ? above : null;
  }

  private static int exponentOf(BigDecimal value) {
    return value.precision() - value.scale() - 1;
  }

  private static MathContext halfEven(int precision) {
    return new MathContext(precision, RoundingMode.HALF_EVEN);
  }

  private static String padded(String digits, int length) {
    return digits + "0".repeat(Math.max(0, length - digits.length()));
  }

  private static String mantissa(String digits) {
    return digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
  }

  private static String exponent(int exponent) {
    int size = Math.abs(exponent);
    return "e" + (exponent < 0 ? "-" : "+") + (size < 10 ? "0" : "") + size;
  }

  private static String sign(double value) {
    return Double.doubleToRawLongBits(value) < 0 ? "-" : "";
  }

  private static String notFinite(double value) {
    return Double.isNaN(value) ? "nan" : value < 0 ? "-inf" : "inf";
  }
}
