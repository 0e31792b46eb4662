package org.kerasjvm.plot;

import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * A line through points; it breaks where a value is not finite, and a point without neighbours is
 * drawn as a dot.
 *
 * @param xs its abscissas
 * @param ys its values, as many
 * @param label its name in the legend
 * @param index its place in the colour cycle
 */
@SuppressWarnings("ArrayRecordComponent") // drawn, never compared
record Curve(double[] xs, double[] ys, String label, int index) implements Artist {

  private static final double DOT_RADIUS = 3;

  private Pen pen() {
    return new Pen(Colors.cycle(index), Pen.CURVE, Colors.dashes(index));
  }

  @Override
  public Interval x() {
    return Interval.of(xs);
  }

  @Override
  public Interval y() {
    return Interval.of(ys);
  }

  private boolean has(int i) {
    return i >= 0 && i < xs.length && Double.isFinite(xs[i]) && Double.isFinite(ys[i]);
  }

  @Override
  public void draw(Canvas canvas, Frame frame, Colormap cmap) {
    Path2D.Double path = new Path2D.Double();
    for (int i = 0; i < xs.length; i++) {
      if (has(i) && has(i - 1)) {
        path.lineTo(frame.px(xs[i]), frame.py(ys[i]));
      } else if (has(i)) {
        path.moveTo(frame.px(xs[i]), frame.py(ys[i]));
        if (!has(i + 1)) {
          canvas.dot(frame.px(xs[i]), frame.py(ys[i]), DOT_RADIUS, pen().argb(), new Pen(0, 0));
        }
      }
    }
    if (path.getCurrentPoint() != null) {
      canvas.stroke(path, pen());
    }
  }

  @Override
  public List<LegendEntry> legend(Colormap cmap) {
    return label.isEmpty() ? List.of() : List.of(new LegendEntry(label, pen()));
  }

  @Override
  public boolean covers(Frame frame, Rect area) {
    for (int i = 0; i < xs.length; i++) {
      if (has(i) && area.contains(frame.px(xs[i]), frame.py(ys[i]))) {
        return true;
      }
      if (has(i) && has(i - 1) && segment(frame, i).intersects(box(area))) {
        return true;
      }
    }
    return false;
  }

  private Line2D segment(Frame frame, int i) {
    return new Line2D.Double(
        frame.px(xs[i - 1]), frame.py(ys[i - 1]), frame.px(xs[i]), frame.py(ys[i]));
  }

  private static Rectangle2D box(Rect area) {
    return new Rectangle2D.Double(area.x(), area.y(), area.width(), area.height());
  }
}
