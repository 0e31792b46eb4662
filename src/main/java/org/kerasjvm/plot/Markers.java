package org.kerasjvm.plot;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Discs coloured by class or value.
 *
 * @param xs abscissas
 * @param ys ordinates, as many
 * @param labels what colours them; null for one colour
 * @param radius of a disc in points
 */
@SuppressWarnings("ArrayRecordComponent") // drawn, never compared
record Markers(double[] xs, double[] ys, @Nullable Labels labels, double radius) implements Artist {

  /** The edge is the marker's own colour with so much black, so that pale markers stand out. */
  private static final double EDGE_SHADE = 0.45;

  private static final double EDGE_WIDTH = 0.5;

  /** The radius of a marker whose area has the size {@code s} of matplotlib's {@code scatter}. */
  static double radius(double s) {
    return Math.sqrt(s) / 2;
  }

  /** The edge of a marker with this colour. */
  static Pen edge(int fill) {
    return new Pen(Colors.mix(fill, Colors.BLACK, EDGE_SHADE), EDGE_WIDTH);
  }

  @Override
  public Interval x() {
    return Interval.of(xs);
  }

  @Override
  public Interval y() {
    return Interval.of(ys);
  }

  @Override
  public void draw(Canvas canvas, Frame frame, Colormap cmap) {
    for (int i = 0; i < xs.length; i++) {
      if (Double.isFinite(xs[i]) && Double.isFinite(ys[i])) {
        int fill = labels == null ? Colors.cycle(0) : cmap.at(labels.position(i));
        canvas.dot(frame.px(xs[i]), frame.py(ys[i]), radius, fill, edge(fill));
      }
    }
  }

  @Override
  public List<LegendEntry> legend(Colormap cmap) {
    List<LegendEntry> entries = new ArrayList<>();
    if (labels != null && labels.discrete()) {
      for (int k = 0; k < labels.names().size(); k++) {
        int color = cmap.at(labels.positionOfClass(k));
        entries.add(new LegendEntry(labels.names().get(k), new Pen(color, 0)));
      }
    }
    return entries;
  }

  @Override
  public boolean covers(Frame frame, Rect area) {
    Rect reach = area.grow(radius);
    for (int i = 0; i < xs.length; i++) {
      if (reach.contains(frame.px(xs[i]), frame.py(ys[i]))) {
        return true;
      }
    }
    return false;
  }
}
