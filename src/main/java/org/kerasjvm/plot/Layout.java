package org.kerasjvm.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Places the panels of a plot in rows and columns: axes of one column are equally wide and of one
 * row equally high, and the margins are what the labels need.
 */
final class Layout {

  private static final double PAD = 7;
  private static final double GAP = 12;
  private static final double LEAST_SIDE = 8;

  /** Margins depend on ticks, ticks on the size of the axes, and so on the margins. */
  private static final int ROUNDS = 4;

  private final Plot plot;
  private final List<Panel> panels;
  private final int columns;
  private final int rows;
  private final boolean[] legendBeside;
  private final double[] left;
  private final double[] right;
  private final double[] top;
  private final double[] bottom;
  private double boxWidth = 300;
  private double boxHeight = 240;
  private double width;
  private double height;
  private TextBlock title = new TextBlock(List.of(), Panel.TITLE);

  private Layout(Plot plot, List<Panel> panels, int columns) {
    this.plot = plot;
    this.panels = panels;
    this.columns = columns;
    this.rows = (panels.size() + columns - 1) / columns;
    this.legendBeside = new boolean[panels.size()];
    this.left = new double[columns];
    this.right = new double[columns];
    this.top = new double[rows];
    this.bottom = new double[rows];
  }

  static Layout of(Plot plot, List<Panel> panels, int columns) {
    Layout layout = new Layout(plot, panels, columns);
    for (int round = 0; round < ROUNDS; round++) {
      layout.measure();
      layout.divide();
    }
    return layout;
  }

  /** The picture's width in points. */
  double width() {
    return width;
  }

  /** The picture's height in points. */
  double height() {
    return height;
  }

  /** The title over all panels; for one panel its own title serves. */
  TextBlock title() {
    return title;
  }

  /** Where the title's last baseline lies. */
  double titleBottom() {
    return PAD + title.height() - 0.2 * title.size();
  }

  /** A title is centred over its axes and may reach over the narrower margin on both sides. */
  private double titleWidth(int column) {
    return boxWidth + 2 * Math.min(left[column], right[column]);
  }

  private void measure() {
    List<PlacedPanel> measured = new ArrayList<>();
    for (int i = 0; i < panels.size(); i++) {
      measured.add(place(i, new Rect(0, 0, boxWidth, boxHeight)));
    }
    for (double[] margins : List.of(left, right, top, bottom)) {
      Arrays.fill(margins, 0);
    }
    for (int i = 0; i < panels.size(); i++) {
      PlacedPanel placed = measured.get(i);
      legendBeside[i] |= placed.legendArea() == null;
      Insets insets = placed.insets();
      int column = i % columns;
      int row = i / columns;
      left[column] = Math.max(left[column], insets.left());
      right[column] = Math.max(right[column], insets.right());
      top[row] = Math.max(top[row], insets.top());
      bottom[row] = Math.max(bottom[row], insets.bottom());
    }
  }

  private PlacedPanel place(int i, Rect cell) {
    Panel panel = panels.get(i);
    Rect box = panel.shape().isFixed() ? proportional(panel.shape(), cell) : cell;
    PlacedPanel placed = PlacedPanel.of(panel, box, Math.max(LEAST_SIDE, titleWidth(i % columns)));
    return legendBeside[i] ? placed.legendBeside() : placed;
  }

  /** The largest rectangle of the shape's proportions, in the middle of the cell. */
  private static Rect proportional(Panel.Shape shape, Rect cell) {
    double scale = Math.min(cell.width() / shape.width(), cell.height() / shape.height());
    double w = shape.width() * scale;
    double h = shape.height() * scale;
    return new Rect(cell.centerX() - w / 2, cell.centerY() - h / 2, w, h);
  }

  private void divide() {
    double besideX = 2 * PAD + (columns - 1) * GAP + sum(left) + sum(right);
    double besideY = 2 * PAD + (rows - 1) * GAP + sum(top) + sum(bottom);
    boolean fixed = panels.stream().allMatch(panel -> panel.shape().isFixed());
    if (plot.isSized() || !fixed) {
      width = 72 * plot.widthOr(defaultWidth());
      height = 72 * plot.heightOr(defaultHeight());
      title = TextBlock.wrap(plot.suptitle(), Panel.TITLE, width - 2 * PAD);
      boxWidth = (width - besideX) / columns;
      boxHeight = (height - besideY - titleRoom()) / rows;
      checkRoom();
    } else {
      boxWidth = panels.stream().mapToDouble(panel -> panel.shape().width()).max().orElse(0);
      boxHeight = panels.stream().mapToDouble(panel -> panel.shape().height()).max().orElse(0);
      width = besideX + columns * boxWidth;
      title = TextBlock.wrap(plot.suptitle(), Panel.TITLE, width - 2 * PAD);
      height = besideY + rows * boxHeight + titleRoom();
    }
  }

  private double titleRoom() {
    return title.lines().isEmpty() ? 0 : title.height() + GAP / 2;
  }

  private void checkRoom() {
    if (boxWidth < LEAST_SIDE || boxHeight < LEAST_SIDE) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "size: must leave room for the axes beside labels, titles and legends; received %s x"
                  + " %s inches. Make the picture larger or the texts shorter.",
              SvgCanvas.number(width / 72),
              SvgCanvas.number(height / 72)));
    }
  }

  /** Matplotlib's figure for one panel; side by side six inches each. */
  private double defaultWidth() {
    return columns == 1 ? 6.4 : 6.0 * columns;
  }

  private double defaultHeight() {
    boolean square = panels.stream().allMatch(panel -> panel.shape().square());
    return rows * (columns > 1 && square ? 6.0 : 4.8);
  }

  private static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }

  /** The panels in their final places. */
  List<PlacedPanel> placed() {
    List<PlacedPanel> placed = new ArrayList<>();
    double y = PAD + titleRoom();
    for (int row = 0; row < rows; row++) {
      double x = PAD;
      y += top[row];
      for (int column = 0; column < columns && row * columns + column < panels.size(); column++) {
        x += left[column];
        placed.add(place(row * columns + column, new Rect(x, y, boxWidth, boxHeight)));
        x += boxWidth + right[column] + GAP;
      }
      y += boxHeight + bottom[row] + GAP;
    }
    return placed;
  }
}
