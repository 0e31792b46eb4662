package org.kerasjvm.plot;

/** Draws a placed panel: the artists, then the axes with ticks and labels, then bar and legend. */
final class PanelPainter {

  /** The length of a tick, and the distance from it to its label ({@code xtick.major.*}). */
  static final double TICK = 3.5;

  private static final Pen AXES = new Pen(Colors.BLACK, Pen.AXES);

  private final Canvas canvas;
  private final PlacedPanel placed;
  private final Panel panel;
  private final Frame frame;
  private final Rect box;

  private PanelPainter(Canvas canvas, PlacedPanel placed) {
    this.canvas = canvas;
    this.placed = placed;
    this.panel = placed.panel();
    this.frame = placed.frame();
    this.box = frame.box();
  }

  static void paint(Canvas canvas, PlacedPanel placed, String id) {
    canvas.open(id);
    new PanelPainter(canvas, placed).paint();
    canvas.close();
  }

  private void paint() {
    canvas.clip(box);
    for (Artist artist : panel.artists()) {
      artist.draw(canvas, frame, placed.cmap());
    }
    canvas.unclip();
    placed.yTicks().forEach(this::yTick);
    placed.xTicks().forEach(this::xTick);
    canvas.frame(box, AXES);
    labels();
    Interval colors = panel.colors();
    if (colors != null) {
      new ColorBar(colors, placed.cmap()).draw(canvas, box);
    }
    if (!placed.legend().isEmpty()) {
      Rect inside = placed.legendArea();
      placed
          .legend()
          .draw(
              canvas,
              inside != null ? inside : placed.legend().outside(box, placed.colorBarRoom()));
    }
  }

  private void xTick(Tick tick) {
    double x = frame.px(tick.at());
    canvas.rule(x, box.bottom(), x, box.bottom() + TICK, AXES);
    double size = placed.xSize();
    double top = box.bottom() + 2 * TICK;
    if (placed.xTurn() == 0) {
      double baseline = top + 0.76 * size;
      canvas.text(tick.label(), x, baseline, size, 0, Colors.BLACK, 0.5);
    } else {
      double radians = Math.toRadians(placed.xTurn());
      double half = Glyphs.CAP_HEIGHT * size / 2;
      canvas.text(
          tick.label(),
          x + half * Math.sin(radians),
          top + half * Math.cos(radians),
          size,
          placed.xTurn(),
          Colors.BLACK,
          1);
    }
  }

  private void yTick(Tick tick) {
    double y = frame.py(tick.at());
    canvas.rule(box.x() - TICK, y, box.x(), y, AXES);
    double baseline = y + Glyphs.CAP_HEIGHT * placed.ySize() / 2;
    canvas.text(tick.label(), box.x() - 2 * TICK, baseline, placed.ySize(), 0, Colors.BLACK, 1);
  }

  private void labels() {
    Style style = panel.style();
    Insets insets = placed.insets();
    double size = Panel.TEXT;
    double below = box.bottom() + insets.bottom() - Glyphs.DESCENT * size;
    canvas.text(placed.yExponent(), box.x(), box.y() - 4, size, 0, Colors.BLACK, 0);
    canvas.text(placed.xExponent(), box.right(), below, size, 0, Colors.BLACK, 1);
    double raised = placed.yExponent().isEmpty() ? 0 : PlacedPanel.EXPONENT_ROOM;
    placed.title().draw(canvas, box.centerX(), box.y() - PlacedPanel.TITLE_PAD - raised);
    canvas.text(style.xlabel(), box.centerX(), below, size, 0, Colors.BLACK, 0.5);
    double left = box.x() - insets.left() + 0.93 * size;
    canvas.text(style.ylabel(), left, box.centerY(), size, 90, Colors.BLACK, 0.5);
  }
}
