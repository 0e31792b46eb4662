package org.kerasjvm.plot;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;

/**
 * The areas of the classes on a grid of predictions, as filled contours.
 *
 * <p>Area k is painted over area k - 1 and holds all classes from k on, as {@code contourf} nests
 * its levels; so no seam shows between two areas.
 *
 * @param x the range of the grid's columns
 * @param y the range of the grid's rows, from the bottom
 * @param field the classes' scores
 */
record Regions(Interval x, Interval y, ScoreField field) implements Artist {

  /** How strongly the areas are coloured. */
  private static final double ALPHA = 0.7;

  /** How far the first and last area's colours lie inside the map, as the bands of two classes. */
  private static final double INSET = 1 / 14.0;

  @Override
  public boolean sticky() {
    return true;
  }

  @Override
  public void draw(Canvas canvas, Frame frame, Colormap cmap) {
    int classes = field.classes();
    canvas.rect(frame.rect(x.low(), y.low(), x.high(), y.high()), color(cmap, 0));
    AffineTransform place = placement(frame);
    for (int k = 1; k < classes; k++) {
      Path2D.Double area = RegionTracer.trace(field, k);
      if (area.getCurrentPoint() != null) {
        area.transform(place);
        canvas.fill(area, color(cmap, k));
      }
    }
  }

  private int color(Colormap cmap, int k) {
    double position = INSET + (1 - 2 * INSET) * k / (field.classes() - 1);
    return Colors.overWhite(cmap.at(position), ALPHA);
  }

  /** From cells of the grid to the picture. */
  private AffineTransform placement(Frame frame) {
    double left = frame.px(x.low());
    double bottom = frame.py(y.low());
    AffineTransform place = AffineTransform.getTranslateInstance(left, bottom);
    place.scale(
        (frame.px(x.high()) - left) / (field.columns() - 1),
        (frame.py(y.high()) - bottom) / (field.rows() - 1));
    return place;
  }
}
