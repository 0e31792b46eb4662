package org.kerasjvm.plot;

/**
 * How a line is drawn.
 *
 * @param argb its colour
 * @param width in points
 * @param dashes lengths of strokes and gaps in points; empty for a solid line
 */
@SuppressWarnings("ArrayRecordComponent") // drawn, never compared
record Pen(int argb, double width, double... dashes) {

  /** The line width that matplotlib gives curves ({@code lines.linewidth}). */
  static final double CURVE = 1.5;

  /** The line width that matplotlib gives axes ({@code axes.linewidth}). */
  static final double AXES = 0.8;
}
