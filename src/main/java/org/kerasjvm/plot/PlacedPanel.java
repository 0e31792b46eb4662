package org.kerasjvm.plot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A panel with its place: everything that depends on the size of its axes.
 *
 * @param panel what it shows
 * @param frame where its data lie
 * @param xTicks the marks below
 * @param yTicks the marks at the left
 * @param xTurn by how many degrees the labels below are turned
 * @param xSize the font size of the labels below
 * @param ySize the font size of the labels at the left
 * @param title its title in lines
 * @param legend its legend, maybe empty
 * @param legendArea the legend's place within the axes; null if it stands beside them
 */
record PlacedPanel(
    Panel panel,
    Frame frame,
    List<Tick> xTicks,
    List<Tick> yTicks,
    double xTurn,
    double xSize,
    double ySize,
    TextBlock title,
    Legend legend,
    @Nullable Rect legendArea) {

  /** Labels below stand at least so far apart. */
  private static final double LABEL_GAP = 4;

  /** The distance from the axes to the title ({@code axes.titlepad}). */
  static final double TITLE_PAD = 6;

  /** The room of a power of ten above the axes. */
  static final double EXPONENT_ROOM = 1.4 * Panel.TEXT;

  private static final double LABEL_PAD = 4;

  /**
   * Fits ticks, turned labels, title and legend to axes of this size.
   *
   * @param width how wide the title may be
   */
  static PlacedPanel of(Panel panel, Rect box, double width) {
    Frame frame = new Frame(box, panel.xRange(), panel.yRange());
    List<Tick> x = xTicks(panel, frame);
    double xStep = box.width() / Math.abs(frame.x().length());
    double turn = turn(x, panel.xAxis(), xStep);
    boolean names = panel.xAxis().marks() == Axis.Marks.NAMES;
    double xSize = names && turn == 90 ? fit(xStep) : Panel.TEXT;
    double yStep = box.height() / Math.abs(frame.y().length());
    boolean yNames = panel.yAxis().marks() == Axis.Marks.NAMES;
    Legend legend = new Legend(panel.legend());
    return new PlacedPanel(
        panel,
        frame,
        x,
        panel.yAxis().ticks(frame.y(), (int) (box.height() / (2 * Panel.TEXT))),
        turn,
        xSize,
        yNames ? fit(yStep) : Panel.TEXT,
        TextBlock.wrap(panel.style().title(), panel.titleSize(), width),
        legend,
        legend.isEmpty() ? null : legend.freePlace(frame, panel.artists()).orElse(null));
  }

  /** The same with the legend beside the axes. */
  PlacedPanel legendBeside() {
    return new PlacedPanel(panel, frame, xTicks, yTicks, xTurn, xSize, ySize, title, legend, null);
  }

  private static double fit(double step) {
    return Math.max(1, Math.min(Panel.TEXT, 0.9 * step));
  }

  /** As many ticks as matplotlib's rule allows, fewer where their labels would touch. */
  private static List<Tick> xTicks(Panel panel, Frame frame) {
    int intervals = (int) Math.max(1, Math.min(9, frame.box().width() / (3 * Panel.TEXT)));
    List<Tick> ticks = panel.xAxis().ticks(frame.x(), intervals);
    boolean numbers = panel.xAxis().marks() != Axis.Marks.NAMES;
    while (numbers && intervals > 1 && touch(ticks, frame)) {
      intervals--;
      ticks = panel.xAxis().ticks(frame.x(), intervals);
    }
    return ticks;
  }

  private static boolean touch(List<Tick> ticks, Frame frame) {
    for (int i = 1; i < ticks.size(); i++) {
      double apart = Math.abs(frame.px(ticks.get(i).at()) - frame.px(ticks.get(i - 1).at()));
      if (apart < room(ticks.get(i - 1), ticks.get(i)) + 2 * LABEL_GAP) {
        return true;
      }
    }
    return false;
  }

  private static double room(Tick left, Tick right) {
    return (Glyphs.width(left.label(), Panel.TEXT) + Glyphs.width(right.label(), Panel.TEXT)) / 2;
  }

  private static double turn(List<Tick> ticks, Axis axis, double step) {
    if (axis.marks() != Axis.Marks.NAMES) {
      return 0;
    }
    boolean fits = true;
    for (int i = 1; i < ticks.size(); i++) {
      fits &= room(ticks.get(i - 1), ticks.get(i)) + LABEL_GAP <= step;
    }
    if (fits) {
      return 0;
    }
    return step > 1.6 * Panel.TEXT ? 45 : 90;
  }

  /** The room round the axes. */
  Insets insets() {
    double tick = 2 * PanelPainter.TICK;
    double left = yTicks.isEmpty() ? 0 : tick + widest(yTicks, ySize);
    double bottom = xTicks.isEmpty() ? 0 : tick + xLabelDepth();
    double over = yTicks.isEmpty() ? 0 : Panel.TEXT / 2;
    double top = Math.max(over, title.lines().isEmpty() ? 0 : TITLE_PAD + title.height());
    top += yExponent().isEmpty() ? 0 : EXPONENT_ROOM;
    boolean below = !panel.style().xlabel().isEmpty() || !xExponent().isEmpty();
    left += panel.style().ylabel().isEmpty() ? 0 : LABEL_PAD + 1.2 * Panel.TEXT;
    bottom += below ? LABEL_PAD + 1.2 * Panel.TEXT : 0;
    return new Insets(Math.max(left, overhang(true)), top, right(), bottom);
  }

  private double right() {
    double right = colorBarRoom();
    right += !legend.isEmpty() && legendArea == null ? legend.outsideWidth() : 0;
    return Math.max(right, overhang(false));
  }

  /** The room of the colour bar; 0 without one. */
  double colorBarRoom() {
    Interval colors = panel.colors();
    return colors == null ? 0 : new ColorBar(colors, cmap()).room(frame.box().height());
  }

  Colormap cmap() {
    return Colormap.named(panel.style().cmap());
  }

  /** The power of ten of the labels at the left. */
  String yExponent() {
    return panel.yAxis().exponent(frame.y());
  }

  /** The power of ten of the labels below. */
  String xExponent() {
    return panel.xAxis().exponent(frame.x());
  }

  /** How far below its top the tick labels under the axes reach. */
  double xLabelDepth() {
    double radians = Math.toRadians(xTurn);
    return Math.sin(radians) * widest(xTicks, xSize) + Math.max(Math.cos(radians), 0.2) * xSize;
  }

  /** How far labels below reach beyond the axes' left or right end. */
  private double overhang(boolean left) {
    double over = 0;
    for (Tick tick : xTicks) {
      double width = Glyphs.width(tick.label(), xSize);
      double at = frame.px(tick.at());
      double reachLeft = xTurn == 0 ? width / 2 : width * Math.cos(Math.toRadians(xTurn));
      double reachRight = xTurn == 0 ? width / 2 : xSize / 2;
      over =
          Math.max(
              over,
              left ? frame.box().x() - at + reachLeft : at + reachRight - frame.box().right());
    }
    return over;
  }

  private static double widest(List<Tick> ticks, double size) {
    return ticks.stream().mapToDouble(tick -> Glyphs.width(tick.label(), size)).max().orElse(0);
  }
}
