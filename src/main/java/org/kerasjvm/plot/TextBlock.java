package org.kerasjvm.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * A title broken into lines.
 *
 * @param lines from the top
 * @param size of the font in points
 */
record TextBlock(List<String> lines, double size) {

  private static final double LEADING = 1.2;
  private static final double SMALLEST = 5;

  /** Breaks at line feeds, and at spaces where a line would be wider than {@code width} points. */
  static TextBlock wrap(String text, double size, double width) {
    List<String> lines = new ArrayList<>();
    text.lines().forEach(paragraph -> wrapInto(lines, paragraph, size, width));
    double widest = lines.stream().mapToDouble(line -> Glyphs.width(line, size)).max().orElse(0);
    double shrunk = widest > width ? Math.max(SMALLEST, size * width / widest) : size;
    return new TextBlock(lines, shrunk);
  }

  private static void wrapInto(List<String> lines, String paragraph, double size, double width) {
    String line = "";
    for (String word : paragraph.split(" ", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && Glyphs.width(longer, size) > width) {
        lines.add(line);
        longer = word;
      }
      line = longer;
    }
    lines.add(line);
  }

  double height() {
    return lines.size() * LEADING * size;
  }

  /** Draws the lines centred on {@code x}, the last one's baseline at {@code bottom}. */
  void draw(Canvas canvas, double x, double bottom) {
    double y = bottom - (lines.size() - 1) * LEADING * size;
    for (String line : lines) {
      canvas.text(line, x, y, size, 0, Colors.BLACK, 0.5);
      y += LEADING * size;
    }
  }
}
