package org.kerasjvm.plot;

import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import java.util.Optional;

/**
 * The box that names curves and classes; sizes are matplotlib's {@code legend.*} in ems.
 *
 * @param entries its lines
 */
record Legend(List<LegendEntry> entries) {

  private static final double SIZE = Panel.TEXT;
  private static final double PAD = 0.4 * SIZE;
  private static final double HANDLE = 2 * SIZE;
  private static final double GAP = 0.8 * SIZE;
  private static final double LINE = 1.45 * SIZE;
  private static final double FROM_AXES = 0.5 * SIZE;
  private static final double DOT_RADIUS = 3;

  boolean isEmpty() {
    return entries.isEmpty();
  }

  double width() {
    double text =
        entries.stream().mapToDouble(entry -> Glyphs.width(entry.label(), SIZE)).max().orElse(0);
    return 2 * PAD + HANDLE + GAP + text;
  }

  double height() {
    return 2 * PAD + entries.size() * LINE;
  }

  /** The room that it needs beside the axes. */
  double outsideWidth() {
    return width() + FROM_AXES;
  }

  /** The first place within the axes where it covers nothing, in matplotlib's order. */
  Optional<Rect> freePlace(Frame frame, List<Artist> artists) {
    double[][] places = {
      {1, 0}, {0, 0}, {0, 1}, {1, 1}, {1, 0.5}, {0, 0.5}, {0.5, 1}, {0.5, 0}, {0.5, 0.5}
    };
    Rect box = frame.box();
    double freeWidth = box.width() - 2 * FROM_AXES - width();
    double freeHeight = box.height() - 2 * FROM_AXES - height();
    if (freeWidth < 0 || freeHeight < 0) {
      return Optional.empty();
    }
    for (double[] place : places) {
      Rect area =
          new Rect(
              box.x() + FROM_AXES + place[0] * freeWidth,
              box.y() + FROM_AXES + place[1] * freeHeight,
              width(),
              height());
      if (artists.stream().noneMatch(artist -> artist.covers(frame, area.grow(2)))) {
        return Optional.of(area);
      }
    }
    return Optional.empty();
  }

  /** Its place beside the axes, {@code offset} points from them. */
  Rect outside(Rect box, double offset) {
    return new Rect(box.right() + offset + FROM_AXES, box.y(), width(), height());
  }

  void draw(Canvas canvas, Rect area) {
    canvas.open("legend");
    Path2D.Double box =
        new Path2D.Double(
            new RoundRectangle2D.Double(
                area.x(), area.y(), area.width(), area.height(), 0.4 * SIZE, 0.4 * SIZE));
    canvas.fill(box, Colors.withAlpha(Colors.WHITE, 0.8));
    canvas.stroke(box, new Pen(Colors.LEGEND_EDGE, Pen.AXES));
    double y = area.y() + PAD + LINE / 2;
    for (LegendEntry entry : entries) {
      drawEntry(canvas, entry, area.x() + PAD, y);
      y += LINE;
    }
    canvas.close();
  }

  private static void drawEntry(Canvas canvas, LegendEntry entry, double x, double y) {
    if (entry.isMarker()) {
      int fill = entry.sample().argb();
      canvas.dot(x + HANDLE / 2, y, DOT_RADIUS, fill, Markers.edge(fill));
    } else {
      Path2D.Double line = new Path2D.Double();
      line.moveTo(x, y);
      line.lineTo(x + HANDLE, y);
      canvas.stroke(line, entry.sample());
    }
    double baseline = y + Glyphs.CAP_HEIGHT * SIZE / 2;
    canvas.text(entry.label(), x + HANDLE + GAP, baseline, SIZE, 0, Colors.BLACK);
  }
}
