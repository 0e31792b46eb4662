package org.kerasjvm.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** Draws into memory with Java's rasterizer, antialiased; it asks for no font and no display. */
final class RasterCanvas implements Canvas {

  private final BufferedImage image;
  private final Graphics2D graphics;
  private final double scale;

  /** A white canvas of so many pixels. */
  RasterCanvas(int width, int height, int dpi) {
    this.scale = dpi / 72.0;
    this.image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    this.graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
  }

  Pixels pixels() {
    int width = image.getWidth();
    int height = image.getHeight();
    return new Pixels(width, height, image.getRGB(0, 0, width, height, null, 0, width));
  }

  @Override
  public void close() {
    // Ends a group; this canvas has none.
  }

  /** Gives the rasterizer's memory back. */
  void dispose() {
    graphics.dispose();
  }

  @Override
  public void open(String id) {
    // Groups are for readers of SVG.
  }

  @Override
  public void clip(Rect area) {
    graphics.setClip(snap(area));
  }

  @Override
  public void unclip() {
    graphics.setClip(null);
  }

  private Rectangle2D snap(Rect area) {
    long left = Math.round(area.x() * scale);
    long top = Math.round(area.y() * scale);
    return new Rectangle2D.Double(
        left,
        top,
        Math.round(area.right() * scale) - left,
        Math.round(area.bottom() * scale) - top);
  }

  private void fillPixels(Shape shape, int argb) {
    graphics.setColor(new Color(argb, true));
    graphics.fill(shape);
  }

  @Override
  public void rect(Rect area, int argb) {
    fillPixels(snap(area), argb);
  }

  @Override
  public void rule(double x1, double y1, double x2, double y2, Pen pen) {
    long width = Math.max(1, Math.round(pen.width() * scale));
    if (y1 == y2) {
      long top = Math.round(y1 * scale - width / 2.0);
      long left = Math.round(Math.min(x1, x2) * scale);
      long right = Math.round(Math.max(x1, x2) * scale);
      fillPixels(new Rectangle2D.Double(left, top, right - left, width), pen.argb());
    } else {
      long left = Math.round(x1 * scale - width / 2.0);
      long top = Math.round(Math.min(y1, y2) * scale);
      long bottom = Math.round(Math.max(y1, y2) * scale);
      fillPixels(new Rectangle2D.Double(left, top, width, bottom - top), pen.argb());
    }
  }

  @Override
  public void frame(Rect area, Pen pen) {
    long width = Math.max(1, Math.round(pen.width() * scale));
    long left = Math.round(area.x() * scale - width / 2.0);
    long top = Math.round(area.y() * scale - width / 2.0);
    long right = Math.round(area.right() * scale - width / 2.0);
    long bottom = Math.round(area.bottom() * scale - width / 2.0);
    long wide = right + width - left;
    long high = bottom + width - top;
    fillPixels(new Rectangle2D.Double(left, top, wide, width), pen.argb());
    fillPixels(new Rectangle2D.Double(left, bottom, wide, width), pen.argb());
    fillPixels(new Rectangle2D.Double(left, top, width, high), pen.argb());
    fillPixels(new Rectangle2D.Double(right, top, width, high), pen.argb());
  }

  @Override
  public void fill(Path2D path, int argb) {
    fillPixels(path.createTransformedShape(AffineTransform.getScaleInstance(scale, scale)), argb);
  }

  @Override
  public void stroke(Path2D path, Pen pen) {
    graphics.setColor(new Color(pen.argb(), true));
    graphics.setStroke(stroke(pen));
    graphics.draw(path.createTransformedShape(AffineTransform.getScaleInstance(scale, scale)));
  }

  private BasicStroke stroke(Pen pen) {
    float width = (float) (pen.width() * scale);
    if (pen.dashes().length == 0) {
      return new BasicStroke(width, BasicStroke.CAP_SQUARE, BasicStroke.JOIN_ROUND);
    }
    float[] dashes = new float[pen.dashes().length];
    for (int i = 0; i < dashes.length; i++) {
      dashes[i] = (float) (pen.dashes()[i] * scale);
    }
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes, 0);
  }

  @Override
  public void dot(double x, double y, double radius, int fill, Pen edge) {
    Shape disc =
        new Ellipse2D.Double(
            (x - radius) * scale, (y - radius) * scale, 2 * radius * scale, 2 * radius * scale);
    fillPixels(disc, fill);
    if (edge.width() > 0) {
      graphics.setColor(new Color(edge.argb(), true));
      graphics.setStroke(stroke(edge));
      graphics.draw(disc);
    }
  }

  @Override
  public void image(Pixels pixels, Rect area) {
    BufferedImage source =
        new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_RGB);
    source.setRGB(0, 0, pixels.width(), pixels.height(), pixels.rgb(), 0, pixels.width());
    Rectangle2D onto = snap(area);
    graphics.drawImage(
        source,
        (int) onto.getX(),
        (int) onto.getY(),
        (int) onto.getWidth(),
        (int) onto.getHeight(),
        null);
  }

  @Override
  public void text(String text, double x, double y, double size, double degrees, int argb) {
    AffineTransform place = AffineTransform.getScaleInstance(scale, scale);
    place.translate(x, y);
    place.rotate(-Math.toRadians(degrees));
    fillPixels(Glyphs.outline(text, size).createTransformedShape(place), argb);
  }
}
