package org.kerasjvm.plot;

import java.awt.geom.Path2D;

/**
 * What a picture is drawn on: coordinates in points (1/72 inch) from the top left, colours {@code
 * 0xAARRGGBB}.
 */
interface Canvas {

  /** Starts a named group of shapes. */
  void open(String id);

  /** Ends the group. */
  void close();

  /** Draws only inside the rectangle until {@link #unclip()}. */
  void clip(Rect area);

  /** Ends the clip. */
  void unclip();

  /** Fills a rectangle; its edges lie on whole pixels, so that neighbours join without a seam. */
  void rect(Rect area, int argb);

  /** Draws a horizontal or vertical line, crisp on whole pixels. */
  void rule(double x1, double y1, double x2, double y2, Pen pen);

  /** Fills a path by the non-zero rule. */
  void fill(Path2D path, int argb);

  /** Draws a path's outline with round joins. */
  void stroke(Path2D path, Pen pen);

  /** Draws a disc with an edge. */
  void dot(double x, double y, double radius, int fill, Pen edge);

  /** Draws an image with hard pixel edges. */
  void image(Pixels pixels, Rect area);

  /**
   * Draws one line of text.
   *
   * @param text the characters
   * @param x where the baseline starts
   * @param y where the baseline starts
   * @param size of the font in points
   * @param degrees counter-clockwise turn about the start
   * @param argb its colour
   */
  void text(String text, double x, double y, double size, double degrees, int argb);

  /** Draws one line of text whose baseline passes the anchor at {@code align} of its width. */
  default void text(
      String text, double x, double y, double size, double degrees, int argb, double align) {
    if (text.isEmpty()) {
      return;
    }
    double back = align * Glyphs.width(text, size);
    double radians = Math.toRadians(degrees);
    text(text, x - back * Math.cos(radians), y + back * Math.sin(radians), size, degrees, argb);
  }

  /** Draws a rectangle's outline, crisp on whole pixels. */
  void frame(Rect area, Pen pen);
}
