package org.kerasjvm.plot;

/** A rectangle in points, y downward. */
record Rect(double x, double y, double width, double height) {

  double right() {
    return x + width;
  }

  double bottom() {
    return y + height;
  }

  double centerX() {
    return x + width / 2;
  }

  double centerY() {
    return y + height / 2;
  }

  /** The rectangle with {@code by} points more on every side. */
  Rect grow(double by) {
    return new Rect(x - by, y - by, width + 2 * by, height + 2 * by);
  }

  boolean contains(double px, double py) {
    return px >= x && px <= right() && py >= y && py <= bottom();
  }
}
