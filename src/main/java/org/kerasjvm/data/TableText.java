package org.kerasjvm.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Lays out a {@link Table} as pandas prints a {@code DataFrame} outside of a terminal: above 60
 * rows the first and last five, as many columns as fit into 80 characters.
 */
final class TableText {
  private static final int MAX_ROWS = 60;
  private static final int EDGE = 5;
  private static final int LINE = 80;
  private static final String DOTS = " ...";

  private final Table table;
  private final boolean cutRows;

  TableText(Table table) {
    this.table = table;
    this.cutRows = table.length() > MAX_ROWS;
  }

  @Override
  public String toString() {
    if (table.length() == 0 || table.columns().isEmpty()) {
      return "Empty DataFrame\nColumns: [" + String.join(", ", table.columns()) + "]\nIndex: []";
    }
    List<List<String>> all = new ArrayList<>();
    all.add(indexColumn());
    List<String> headers = headers();
    for (int i = 0; i < headers.size(); i++) {
      all.add(column(table.column(table.columns().get(i)), headers.get(i)));
    }
    int fitting = fitting(all);
    boolean cutColumns = fitting < headers.size();
    String body = join(cutColumns ? withoutMiddle(all, fitting / 2) : all);
    return cutRows || cutColumns
        ? body + "\n\n[" + table.length() + " rows x " + headers.size() + " columns]"
        : body;
  }

  /** Numbers as names are padded to one width; names of numeric columns get room for the sign. */
  private List<String> headers() {
    boolean numbers = table.columns().stream().allMatch(name -> name.matches("\\d+"));
    int width = numbers ? Cells.width(table.columns()) : 0;
    return table.columns().stream()
        .map(name -> (table.column(name).dtype().isNumeric() ? " " : "") + Cells.left(name, width))
        .toList();
  }

  private NDArray shown(NDArray values) {
    int n = values.length();
    return cutRows ? NDArray.concatenate(values.slice(0, EDGE), values.slice(n - EDGE, n)) : values;
  }

  private List<String> indexColumn() {
    List<String> cells = new ArrayList<>(Cells.bare(shown(table.index())));
    if (cutRows) {
      cells.add(EDGE, dots(cells.get(EDGE - 1).length()));
    }
    cells.add(0, "");
    return padded(cells, true);
  }

  private List<String> column(NDArray values, String header) {
    List<String> cells = new ArrayList<>(Cells.spaced(shown(values)));
    cells.add(0, header);
    List<String> fixed = new ArrayList<>(padded(cells, false));
    if (cutRows) {
      int width = fixed.get(0).length();
      fixed.add(EDGE + 1, Cells.right(dots(width), width));
    }
    return fixed;
  }

  private static String dots(int width) {
    return width > 3 ? "..." : "..";
  }

  private static List<String> padded(List<String> cells, boolean left) {
    int width = Cells.width(cells);
    return cells.stream()
        .map(cell -> left ? Cells.left(cell, width) : Cells.right(cell, width))
        .toList();
  }

  /** How many columns fit, leaving out middle ones as pandas does; two at least. */
  private static int fitting(List<List<String>> all) {
    List<Integer> widths = new ArrayList<>(all.stream().map(Cells::width).toList());
    int excess = widths.stream().mapToInt(w -> w + 1).sum() - LINE;
    if (excess <= 0) {
      return all.size() - 1;
    }
    excess += DOTS.length() + 1;
    while (excess > 0 && widths.size() > 1) {
      int middle = (int) Math.rint(widths.size() / 2.0);
      excess -= widths.remove(middle) + 1;
    }
    return Math.max(widths.size() - 1, 2);
  }

  private List<List<String>> withoutMiddle(List<List<String>> all, int edge) {
    List<List<String>> out = new ArrayList<>(all.subList(0, edge + 1));
    out.add(all.get(0).stream().map(cell -> DOTS).toList());
    out.addAll(all.subList(all.size() - edge, all.size()));
    return out;
  }

  private static String join(List<List<String>> columns) {
    int lines = columns.get(0).size();
    return String.join(
        "\n",
        IntStream.range(0, lines)
            .mapToObj(line -> String.join(" ", columns.stream().map(c -> c.get(line)).toList()))
            .toList());
  }
}
