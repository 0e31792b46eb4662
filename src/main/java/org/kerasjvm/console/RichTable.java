package org.kerasjvm.console;

import java.util.ArrayList;
import java.util.List;
import org.kerasjvm.console.StyledText.Justify;

/**
 * A table with a frame, a bold head and a rule between all rows, as the Python package {@code rich}
 * draws it ({@code rich/table.py} with {@code show_lines=True}).
 *
 * <p>Words that are longer than their column are cut with "…"; other text wraps between words.
 */
public final class RichTable {

  /**
   * A column.
   *
   * @param header its heading
   * @param justify where its cells stand
   * @param width characters of text that it asks for; it gets fewer if the table is too narrow for
   *     all
   */
  public record Column(String header, Justify justify, int width) {}

  private final List<Column> columns;
  private final List<Integer> widths;
  private final RichBox box;

  /**
   * Lays a table out.
   *
   * @param columns from left to right
   * @param width characters of the whole table
   * @param ascii whether to draw the frame with {@code +-|} only
   */
  public RichTable(List<Column> columns, int width, boolean ascii) {
    this.columns = List.copyOf(columns);
    this.widths = RichWidths.of(columns.stream().map(Column::width).toList(), width);
    this.box = ascii ? RichBox.ASCII : RichBox.HEAVY_HEAD;
  }

  /**
   * Draws the table.
   *
   * @param rows each with one text for each column
   * @return the lines, each as pieces that stand side by side
   */
  public List<List<StyledText>> lines(List<List<StyledText>> rows) {
    List<List<StyledText>> lines = new ArrayList<>();
    lines.add(rule(box.top()));
    lines.addAll(head());
    lines.add(rule(box.belowHead()));
    for (int i = 0; i < rows.size(); i++) {
      if (i > 0) {
        lines.add(rule(box.between()));
      }
      lines.addAll(body(rows.get(i)));
    }
    lines.add(rule(box.bottom()));
    return lines;
  }

  private List<List<StyledText>> head() {
    List<StyledText> titles =
        columns.stream().map(column -> StyledText.of(column.header(), Style.BOLD)).toList();
    return cells(titles, Style.BOLD, box.headSides(), true);
  }

  private List<List<StyledText>> body(List<StyledText> row) {
    return cells(row, Style.PLAIN, box.sides(), false);
  }

  private List<List<StyledText>> cells(
      List<StyledText> row, Style style, String sides, boolean bottom) {
    List<List<StyledText>> cells = new ArrayList<>();
    for (int c = 0; c < columns.size(); c++) {
      cells.add(cell(row.get(c), c, style));
    }
    int height = cells.stream().mapToInt(List::size).max().orElse(0);
    List<List<StyledText>> lines = new ArrayList<>();
    for (int i = 0; i < height; i++) {
      lines.add(line(cells, i, height, style, sides, bottom));
    }
    return lines;
  }

  private List<StyledText> cell(StyledText text, int column, Style style) {
    int width = inner(column);
    Justify justify = columns.get(column).justify();
    return text.wrap(width, false).stream().map(line -> line.fit(width, justify, style)).toList();
  }

  private List<StyledText> line(
      List<List<StyledText>> cells, int i, int height, Style style, String sides, boolean bottom) {
    List<StyledText> line = new ArrayList<>();
    line.add(StyledText.of(sides.substring(0, 1)));
    for (int c = 0; c < cells.size(); c++) {
      List<StyledText> cell = cells.get(c);
      int shown = bottom ? i - (height - cell.size()) : i;
      if (shown >= 0 && shown < cell.size()) {
        line.add(StyledText.of(" ", style));
        line.add(cell.get(shown));
        line.add(StyledText.of(" ", style));
      } else {
        line.add(StyledText.of(" ".repeat(widths.get(c)), style));
      }
      boolean last = c == cells.size() - 1;
      line.add(StyledText.of(last ? sides.substring(3) : sides.substring(2, 3)));
    }
    return line;
  }

  private List<StyledText> rule(String marks) {
    StringBuilder line = new StringBuilder(marks.substring(0, 1));
    for (int c = 0; c < widths.size(); c++) {
      line.append(marks.substring(1, 2).repeat(widths.get(c)));
      line.append(marks.charAt(c == widths.size() - 1 ? 3 : 2));
    }
    return List.of(StyledText.of(line.toString()));
  }

  private int inner(int column) {
    return Math.max(1, widths.get(column) - RichWidths.PADDING);
  }
}
