package org.kerasjvm.plot;

import java.awt.geom.Path2D;

/** Reads outlines spelled with M, L, Q and Z in whole font units. */
final class GlyphPath {

  private final String text;
  private final double scale;
  private int at;

  private GlyphPath(String text, double scale) {
    this.text = text;
    this.scale = scale;
  }

  /** The path, scaled and turned over, because fonts count y upward. */
  static Path2D.Double parse(String text, double scale) {
    return new GlyphPath(text, scale).path();
  }

  private Path2D.Double path() {
    Path2D.Double path = new Path2D.Double(Path2D.WIND_NON_ZERO);
    while (at < text.length()) {
      char command = text.charAt(at++);
      switch (command) {
        case 'M' -> path.moveTo(next(), -next());
        case 'L' -> path.lineTo(next(), -next());
        case 'Q' -> path.quadTo(next(), -next(), next(), -next());
        case 'Z' -> path.closePath();
        default -> throw new IllegalStateException("Plots: unknown outline command " + command);
      }
    }
    return path;
  }

  private double next() {
    while (text.charAt(at) == ' ') {
      at++;
    }
    int start = at;
    at++;
    while (at < text.length() && Character.isDigit(text.charAt(at))) {
      at++;
    }
    return Integer.parseInt(text, start, at, 10) * scale;
  }
}
