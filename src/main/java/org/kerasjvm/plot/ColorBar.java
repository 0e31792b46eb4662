package org.kerasjvm.plot;

import java.util.List;

/**
 * The bar right of the axes that explains their colours.
 *
 * @param values from its bottom to its top
 * @param cmap the colour map
 */
record ColorBar(Interval values, Colormap cmap) {

  private static final double GAP = 10;
  private static final double WIDTH = 14;
  private static final int BANDS = 256;

  private List<Tick> ticks(double height) {
    Axis axis = new Axis(Axis.Marks.NUMBERS, List.of());
    return axis.ticks(values, (int) (height / (2 * Panel.TEXT)));
  }

  /** The room that it needs beside axes of this height. */
  double room(double height) {
    double labels = 0;
    for (Tick tick : ticks(height)) {
      labels = Math.max(labels, Glyphs.width(tick.label(), Panel.TEXT));
    }
    return GAP + WIDTH + 2 * PanelPainter.TICK + labels;
  }

  /** As wide as high, so that a viewer that smooths images does not smear its sides. */
  private Pixels bands() {
    int[] bands = new int[BANDS * BANDS];
    for (int i = 0; i < bands.length; i++) {
      bands[i] = cmap.at((BANDS - 1 - i / BANDS) / (BANDS - 1.0));
    }
    return new Pixels(BANDS, BANDS, bands);
  }

  void draw(Canvas canvas, Rect box) {
    canvas.open("colorbar");
    Rect bar = new Rect(box.right() + GAP, box.y(), WIDTH, box.height());
    canvas.clip(bar);
    canvas.image(bands(), bar);
    canvas.unclip();
    Pen pen = new Pen(Colors.BLACK, Pen.AXES);
    canvas.frame(bar, pen);
    Frame frame = new Frame(bar, new Interval(0, 1), values);
    for (Tick tick : ticks(box.height())) {
      double y = frame.py(tick.at());
      canvas.rule(bar.right(), y, bar.right() + PanelPainter.TICK, y, pen);
      double baseline = y + Glyphs.CAP_HEIGHT * Panel.TEXT / 2;
      double x = bar.right() + 2 * PanelPainter.TICK;
      canvas.text(tick.label(), x, baseline, Panel.TEXT, 0, Colors.BLACK);
    }
    canvas.close();
  }
}
