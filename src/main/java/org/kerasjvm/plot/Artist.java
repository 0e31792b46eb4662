package org.kerasjvm.plot;

import java.util.List;

/** Something drawn in the data coordinates of a panel. */
interface Artist {

  /** The range of x that it covers. */
  Interval x();

  /** The range of y that it covers. */
  Interval y();

  /** Whether the axes end where it ends, without a margin. */
  default boolean sticky() {
    return false;
  }

  /** Draws it; {@code cmap} is the panel's colour map. */
  void draw(Canvas canvas, Frame frame, Colormap cmap);

  /** What a legend says of it; empty if nothing. */
  default List<LegendEntry> legend(Colormap cmap) {
    return List.of();
  }

  /** Whether something of it lies in the rectangle, so that a legend should not. */
  default boolean covers(Frame frame, Rect area) {
    return false;
  }
}
