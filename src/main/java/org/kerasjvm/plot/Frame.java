package org.kerasjvm.plot;

/**
 * Where data coordinates lie in the picture.
 *
 * @param box the axes' rectangle
 * @param x what its width shows
 * @param y what its height shows, {@code low} at the bottom
 */
record Frame(Rect box, Interval x, Interval y) {

  double px(double value) {
    return box.x() + (value - x.low()) / x.length() * box.width();
  }

  double py(double value) {
    return box.bottom() - (value - y.low()) / y.length() * box.height();
  }

  /** The rectangle between two corners in data coordinates. */
  Rect rect(double x1, double y1, double x2, double y2) {
    double left = Math.min(px(x1), px(x2));
    double top = Math.min(py(y1), py(y2));
    return new Rect(left, top, Math.abs(px(x2) - px(x1)), Math.abs(py(y2) - py(y1)));
  }
}
