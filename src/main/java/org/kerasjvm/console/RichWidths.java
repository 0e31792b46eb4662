package org.kerasjvm.console;

import java.util.ArrayList;
import java.util.List;

/**
 * How rich shares a table's width among columns of asked widths: {@code rich/table.py} and {@code
 * rich/_ratio.py}.
 */
final class RichWidths {

  /** Blanks beside a cell's text. */
  static final int PADDING = 2;

  private RichWidths() {}

  /** Widths of the cells, padding included. */
  static List<Integer> of(List<Integer> asked, int tableWidth) {
    int available = tableWidth - asked.size() - 1;
    List<Integer> widths =
        asked.stream().map(width -> Math.min(width + PADDING, available)).toList();
    int total = widths.stream().mapToInt(Integer::intValue).sum();
    return total > available
        ? reduced(widths, total - available)
        : total < available ? widened(widths, available - total) : widths;
  }

  /** Takes the same from each, rounding half to even, from left to right. */
  private static List<Integer> reduced(List<Integer> widths, int excess) {
    List<Integer> result = new ArrayList<>();
    int left = excess;
    for (int i = 0; i < widths.size(); i++) {
      int share = (int) Math.rint((double) left / (widths.size() - i));
      int taken = Math.min(widths.get(i), share);
      result.add(widths.get(i) - taken);
      left -= taken;
    }
    return result;
  }

  /** Gives each its proportion, rounding up, from left to right. */
  private static List<Integer> widened(List<Integer> widths, int rest) {
    List<Integer> result = new ArrayList<>();
    int left = rest;
    int ratios = widths.stream().mapToInt(Integer::intValue).sum();
    for (int width : widths) {
      int given = (int) Math.ceil((double) width * left / ratios);
      result.add(width + given);
      left -= given;
      ratios -= width;
    }
    return result;
  }
}
