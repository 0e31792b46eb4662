package org.kerasjvm.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.regex.Pattern;
import org.kerasjvm.console.PythonText;

/**
 * The texts of one column, as pandas makes them ({@code pandas/io/formats/format.py}): six decimals
 * less the zeros that all share, exponents where numbers are tiny or huge.
 */
final class Cells {
  private static final int DIGITS = 6;
  private static final int MAX_WIDTH = 50;
  private static final Pattern DECIMAL = Pattern.compile("\\s*-?[0-9]+\\.[0-9]*");

  private Cells() {}

  /** Cells with room for a sign in front of each. */
  static List<String> spaced(NDArray values) {
    if (values.dtype().isFloating()) {
      return floats(values);
    }
    List<String> cells = new ArrayList<>();
    for (String text : values.toStringArray()) {
      String cell = text.startsWith("-") && values.dtype().isInteger() ? text : " " + text;
      boolean tooLong = cell.length() > MAX_WIDTH;
      cells.add(tooLong ? cell.substring(0, MAX_WIDTH - 3) + "..." : cell);
    }
    return cells;
  }

  /** Cells without that room, for labels. */
  static List<String> bare(NDArray values) {
    if (!values.dtype().isFloating()) {
      return List.of(values.toStringArray());
    }
    List<String> cells = floats(values);
    boolean signed = cells.stream().anyMatch(cell -> cell.startsWith("-"));
    return signed ? cells : cells.stream().map(String::strip).toList();
  }

  private static List<String> floats(NDArray values) {
    double[] numbers = values.toDoubleArray();
    List<String> fixed = trimmed(formatted(numbers, v -> PythonText.fixed(v, DIGITS)));
    boolean large = false;
    boolean small = false;
    for (double number : numbers) {
      double size = Math.abs(number);
      large |= size > 1e6;
      small |= size > 0 && size < 1e-6;
    }
    boolean tooLong = width(fixed) > DIGITS + 6;
    return small || tooLong && large
        ? formatted(numbers, v -> PythonText.scientific(v, DIGITS))
        : fixed;
  }

  private static List<String> formatted(double[] numbers, DoubleFunction<String> format) {
    List<String> cells = new ArrayList<>();
    for (double number : numbers) {
      String text = Double.isNaN(number) ? "NaN" : format.apply(number);
      cells.add(text.startsWith("-") || Double.isNaN(number) ? text : " " + text);
    }
    return cells;
  }

  /** Takes zeros off the ends of all numbers as long as all have one; one decimal stays. */
  private static List<String> trimmed(List<String> cells) {
    List<String> now = cells;
    while (endsWithZeros(now)) {
      now = now.stream().map(c -> isDecimal(c) ? c.substring(0, c.length() - 1) : c).toList();
    }
    return now.stream().map(c -> isDecimal(c) && c.endsWith(".") ? c + "0" : c).toList();
  }

  private static boolean endsWithZeros(List<String> cells) {
    List<String> decimals = cells.stream().filter(Cells::isDecimal).toList();
    return !decimals.isEmpty() && decimals.stream().allMatch(cell -> cell.endsWith("0"));
  }

  private static boolean isDecimal(String cell) {
    return DECIMAL.matcher(cell).matches();
  }

  static int width(List<String> cells) {
    return cells.stream().mapToInt(String::length).max().orElse(0);
  }

  static String left(String text, int width) {
    return text + " ".repeat(Math.max(width - text.length(), 0));
  }

  static String right(String text, int width) {
    return " ".repeat(Math.max(width - text.length(), 0)) + text;
  }
}
