package org.kerasjvm.plot;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A confusion matrix: cells coloured by count, each with its count and its share of the row.
 *
 * @param counts rows are true classes, columns predicted ones
 */
@SuppressWarnings("ArrayRecordComponent") // drawn, never compared
record Matrix(long[][] counts) implements Artist {

  private static final double LARGEST_TEXT = 15;
  private static final double SMALLEST_LINE = 6;
  private static final double PADDING = 5;

  /** The sides of cells that show their text in a readable size, in points. */
  static double cellSide(int classes) {
    return classes <= 4 ? 80 : Math.max(56, 110 - 5.0 * classes);
  }

  @Override
  public Interval x() {
    return new Interval(-0.5, counts.length - 0.5);
  }

  @Override
  public Interval y() {
    return new Interval(counts.length - 0.5, -0.5);
  }

  @Override
  public boolean sticky() {
    return true;
  }

  /** The least and the greatest count. */
  Interval range() {
    Interval range = Interval.EMPTY;
    for (long[] row : counts) {
      for (long count : row) {
        range = range.union(new Interval(count, count));
      }
    }
    return range;
  }

  @Override
  public void draw(Canvas canvas, Frame frame, Colormap cmap) {
    Interval range = range();
    double threshold = (range.high() + range.low()) / 2;
    Rect first = frame.rect(-0.5, -0.5, 0.5, 0.5);
    double wholeSize = size(first, true);
    boolean oneLine = wholeSize >= SMALLEST_LINE;
    double size = oneLine ? wholeSize : size(first, false);
    for (int row = 0; row < counts.length; row++) {
      for (int column = 0; column < counts.length; column++) {
        long count = counts[row][column];
        double part = range.length() == 0 ? 0 : (count - range.low()) / range.length();
        Rect cell = frame.rect(column - 0.5, row - 0.5, column + 0.5, row + 0.5);
        canvas.rect(cell, cmap.at(part));
        int ink = count > threshold ? Colors.WHITE : Colors.BLACK;
        write(canvas, cell, lines(row, column, oneLine), size, ink);
      }
    }
  }

  private static void write(Canvas canvas, Rect cell, String[] lines, double size, int ink) {
    double leading = 1.3 * size;
    double height = Glyphs.CAP_HEIGHT * size;
    double y = cell.centerY() + height / 2 - (lines.length - 1) * leading / 2;
    for (String line : lines) {
      canvas.text(line, cell.centerX(), y, size, 0, ink, 0.5);
      y += leading;
    }
  }

  /** The largest size at which every cell's text fits. */
  private double size(Rect cell, boolean oneLine) {
    double widest = 0;
    for (int row = 0; row < counts.length; row++) {
      for (int column = 0; column < counts.length; column++) {
        for (String line : lines(row, column, oneLine)) {
          widest = Math.max(widest, Glyphs.width(line, 1));
        }
      }
    }
    double byWidth = (cell.width() - 2 * PADDING) / widest;
    double byHeight = (cell.height() - 2 * PADDING) / (oneLine ? 1 : 2.3);
    return Math.max(0.5, Math.min(LARGEST_TEXT, Math.min(byWidth, byHeight)));
  }

  private String[] lines(int row, int column, boolean oneLine) {
    String count = Long.toString(counts[row][column]);
    String share = "(" + percent(row, column) + "%)";
    return oneLine ? new String[] {count + " " + share} : new String[] {count, share};
  }

  /** The share of the row with one decimal, rounded as Python rounds; 0.0 in an empty row. */
  private String percent(int row, int column) {
    long total = 0;
    for (long count : counts[row]) {
      total += count;
    }
    double share = total == 0 ? 0 : (double) counts[row][column] / total * 100;
    return new BigDecimal(share).setScale(1, RoundingMode.HALF_EVEN).toPlainString();
  }
}
