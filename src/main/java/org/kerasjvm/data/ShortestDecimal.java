package org.kerasjvm.data;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.kerasjvm.console.PythonText;

/**
 * The shortest decimal that reads back to the same number, nearest to it among those: what Python
 * and numpy print. Java before 19 sometimes prints a digit too many.
 */
final class ShortestDecimal {
  private ShortestDecimal() {}

  static BigDecimal of(float value) {
    BigDecimal exact = new BigDecimal(value);
    BigDecimal best = new BigDecimal(Float.toString(value)).stripTrailingZeros();
    for (int digits = best.precision(); digits > 0; digits--) {
      BigDecimal shorter = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (shorter.floatValue() != value) {
        break;
      }
      best = shorter.stripTrailingZeros();
    }
    return best;
  }

  static BigDecimal of(double value) {
    BigDecimal exact = new BigDecimal(value);
    BigDecimal best = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    for (int digits = best.precision(); digits > 0; digits--) {
      BigDecimal shorter = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (shorter.doubleValue() != value) {
        break;
      }
      best = shorter.stripTrailingZeros();
    }
    return best;
  }

  /** Returns what {@code str(np.float32(value))} gives: {@code 0.1}, {@code 1e-07}, {@code nan}. */
  static String text(float value) {
    return Float.isFinite(value) && value != 0 ? python(of(value)) : text((double) value);
  }

  /** Returns what Python's {@code str(value)} gives: {@code 0.1}, {@code 1e-07}, {@code nan}. */
  static String text(double value) {
    return PythonText.repr(value);
  }

  private static String python(BigDecimal value) {
    int exponent = value.precision() - value.scale() - 1;
    if (exponent < -4 || exponent >= 16) {
      return value.movePointLeft(exponent).stripTrailingZeros().toPlainString()
          + (exponent < 0 ? "e-" : "e+")
          + String.format(Locale.ROOT, "%02d", Math.abs(exponent));
    }
    String plain = value.toPlainString();
    return plain.contains(".") ? plain : plain + ".0";
  }
}
