package org.kerasjvm.data;

import java.util.Locale;

/** What one cell of a csv file says. */
final class CsvCell {

  private CsvCell() {}

  /** Whether a cell can stand in a column of numbers or truths. */
  static boolean isValue(String cell) {
    String text = cell.strip().toLowerCase(Locale.ROOT);
    return text.isEmpty()
        || text.equals("true")
        || text.equals("false")
        || text.equals("nan")
        || !Double.isNaN(number(cell));
  }

  /**
   * Puts a cell's value into a backing array.
   *
   * @return what is wrong with it, or empty
   */
  static String put(String cell, Object storage, int at) {
    if (storage instanceof String[] texts) {
      texts[at] = cell;
      return "";
    }
    if (cell.isBlank()) {
      return "is empty. Write nan for a missing number.";
    }
    if (storage instanceof double[] doubles) {
      doubles[at] = number(cell);
      return Double.isNaN(doubles[at]) && !isNan(cell) ? noNumber(cell) : "";
    }
    return storage instanceof long[] longs
        ? putInteger(cell, longs, at)
        : putTruth(cell, (boolean[]) storage, at);
  }

  private static String putInteger(String cell, long[] longs, int at) {
    try {
      longs[at] = Long.parseLong(cell.strip());
      return "";
    } catch (NumberFormatException e) {
      return "must be a whole number; received '" + cell + "'.";
    }
  }

  private static String putTruth(String cell, boolean[] truths, int at) {
    String text = cell.strip();
    truths[at] = text.equalsIgnoreCase("true") || text.equals("1");
    boolean known = truths[at] || text.equalsIgnoreCase("false") || text.equals("0");
    return known ? "" : "must be true or false; received '" + cell + "'.";
  }

  private static String noNumber(String cell) {
    boolean otherSeparator = cell.indexOf(';') >= 0 || cell.indexOf('\t') >= 0;
    return "must be a number; received '%s'.%s"
        .formatted(cell, otherSeparator ? " Separate the columns by commas." : "");
  }

  /** NaN if it is none. */
  private static double number(String cell) {
    String text = cell.strip();
    char last = text.isEmpty() ? 'x' : text.charAt(text.length() - 1);
    boolean digits = last >= '0' && last <= '9' || last == '.';
    if (!digits) {
      return infinity(text);
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** Python's spellings; Java's 1d and 1f are no numbers there. */
  private static double infinity(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      default -> Double.NaN;
    };
  }

  private static boolean isNan(String cell) {
    return cell.strip().equalsIgnoreCase("nan");
  }
}
