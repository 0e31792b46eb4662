package org.kerasjvm.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Plain text in columns, as wide as their cells. */
final class Columns {

  private static final int GAP = 2;
  private static final int LINE = 80;

  private final PrintWriter out;
  private final boolean colours;

  Columns(PrintWriter out, boolean colours) {
    this.out = out;
    this.colours = colours;
  }

  /** A line of its own, bold where that can be seen. */
  void heading(String indent, String text) {
    out.println(indent + (colours ? "\u001b[1m" + text + "\u001b[0m" : text));
  }

  void line(String text) {
    out.println(text);
  }

  /** Rows of cells; a column whose cells are all numbers stands at the right. */
  void table(String indent, List<List<String>> rows) {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    boolean[] right = new boolean[columns];
    for (int c = 0; c < columns; c++) {
      int column = c;
      widths[c] = rows.stream().mapToInt(row -> cell(row, column).length()).max().orElse(0);
      right[c] = rows.stream().allMatch(row -> cell(row, column).matches("[\\d,.?-]*"));
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(indent);
      for (int c = 0; c < columns; c++) {
        String blanks = " ".repeat(widths[c] - cell(row, c).length());
        line.append(right[c] ? blanks + cell(row, c) : cell(row, c) + blanks);
        line.append(" ".repeat(GAP));
      }
      out.println(line.toString().stripTrailing());
    }
  }

  private static String cell(List<String> row, int column) {
    return column < row.size() ? row.get(column) : "";
  }

  /** Words side by side, in lines of 80 characters. */
  void words(String indent, Iterable<String> words) {
    StringBuilder line = new StringBuilder(indent);
    for (String word : words) {
      if (line.length() > indent.length() && line.length() + word.length() > LINE) {
        out.println(line.toString().stripTrailing());
        line.setLength(indent.length());
      }
      line.append(word).append(' ');
    }
    out.println(line.toString().stripTrailing());
  }

  /** A count with commas: {@code 407,050}. */
  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A size on disk: {@code 512 bytes}, {@code 3.3 MB}. */
  static String size(long bytes) {
    if (bytes < 1000) {
      return bytes + " bytes";
    }
    double value = bytes;
    int unit = -1;
    while (value >= 999.95) {
      value /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %sB", value, "kMGT".charAt(unit));
  }

  /** {@code 1 example}, {@code 2 examples}. */
  static String plural(long number, String noun) {
    return count(number) + " " + noun + (number == 1 ? "" : "s");
  }
}
