package org.kerasjvm.plot;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Base64;

/**
 * Writes SVG 1.1: shapes as paths, text as text (searchable; its width is fixed, so that another
 * font does not move it), images as embedded PNG.
 */
final class SvgCanvas implements Canvas {

  private static final String FONTS = "'DejaVu Sans','Bitstream Vera Sans',Verdana,sans-serif";

  /** Viewers may blur enlarged images; so many pixels a side keep blocks sharp in any. */
  private static final int IMAGE_SIDE = 400;

  private final StringBuilder svg = new StringBuilder();
  private int clips;

  /** A white picture of this size in points. */
  SvgCanvas(double width, double height, String title) {
    svg.append(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"")
        .append(" xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\" width=\"")
        .append(number(width))
        .append("pt\" height=\"")
        .append(number(height))
        .append("pt\" viewBox=\"0 0 ")
        .append(number(width))
        .append(' ')
        .append(number(height))
        .append("\" font-family=\"")
        .append(FONTS)
        .append("\">\n");
    if (!title.isEmpty()) {
      svg.append("<title>").append(escape(title)).append("</title>\n");
    }
    rect(new Rect(0, 0, width, height), Colors.WHITE);
  }

  /** The finished document. */
  String document() {
    return svg + "</svg>\n";
  }

  @Override
  public void open(String id) {
    svg.append("<g id=\"").append(escape(id)).append("\">\n");
  }

  @Override
  public void close() {
    svg.append("</g>\n");
  }

  @Override
  public void clip(Rect area) {
    String id = "clip" + ++clips;
    svg.append("<clipPath id=\"").append(id).append("\"><rect").append(box(area));
    svg.append("/></clipPath>\n<g clip-path=\"url(#").append(id).append(")\">\n");
  }

  @Override
  public void unclip() {
    close();
  }

  @Override
  public void rect(Rect area, int argb) {
    svg.append("<rect").append(box(area)).append(fill(argb));
    svg.append(" shape-rendering=\"crispEdges\"/>\n");
  }

  @Override
  public void rule(double x1, double y1, double x2, double y2, Pen pen) {
    svg.append("<path d=\"M").append(number(x1)).append(' ').append(number(y1));
    svg.append('L').append(number(x2)).append(' ').append(number(y2)).append('"');
    svg.append(strokeOf(pen)).append("/>\n");
  }

  @Override
  public void frame(Rect area, Pen pen) {
    svg.append("<rect").append(box(area)).append(" fill=\"none\"");
    svg.append(strokeOf(pen)).append("/>\n");
  }

  @Override
  public void fill(Path2D path, int argb) {
    svg.append("<path d=\"");
    data(path);
    svg.append('"').append(fill(argb)).append("/>\n");
  }

  @Override
  public void stroke(Path2D path, Pen pen) {
    svg.append("<path d=\"");
    data(path);
    svg.append("\" fill=\"none\" stroke-linejoin=\"round\"").append(strokeOf(pen)).append("/>\n");
  }

  @Override
  public void dot(double x, double y, double radius, int fill, Pen edge) {
    svg.append("<circle cx=\"").append(number(x)).append("\" cy=\"").append(number(y));
    svg.append("\" r=\"").append(number(radius)).append('"').append(fill(fill));
    svg.append(edge.width() > 0 ? strokeOf(edge) : "").append("/>\n");
  }

  @Override
  public void image(Pixels pixels, Rect area) {
    int side = Math.max(pixels.width(), pixels.height());
    Pixels sharp = pixels.enlarge(Math.max(1, IMAGE_SIDE / side));
    svg.append("<image").append(box(area)).append(" preserveAspectRatio=\"none\"");
    svg.append(" style=\"image-rendering:pixelated\" xlink:href=\"data:image/png;base64,");
    svg.append(Base64.getEncoder().encodeToString(Png.encode(sharp, 72))).append("\"/>\n");
  }

  @Override
  public void text(String text, double x, double y, double size, double degrees, int argb) {
    svg.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y));
    svg.append("\" font-size=\"").append(number(size)).append('"').append(fill(argb));
    if (degrees != 0) {
      svg.append(" transform=\"rotate(").append(number(-degrees)).append(' ');
      svg.append(number(x)).append(' ').append(number(y)).append(")\"");
    }
    if (Glyphs.carries(text)) {
      svg.append(" textLength=\"").append(number(Glyphs.width(text, size)));
      svg.append("\" lengthAdjust=\"spacingAndGlyphs\"");
    }
    svg.append('>').append(escape(text)).append("</text>\n");
  }

  private void data(Path2D path) {
    double[] at = new double[6];
    for (PathIterator i = path.getPathIterator(null); !i.isDone(); i.next()) {
      switch (i.currentSegment(at)) {
        case PathIterator.SEG_MOVETO -> points('M', at, 1);
        case PathIterator.SEG_LINETO -> points('L', at, 1);
        case PathIterator.SEG_QUADTO -> points('Q', at, 2);
        case PathIterator.SEG_CUBICTO -> points('C', at, 3);
        default -> svg.append('Z');
      }
    }
  }

  private void points(char command, double[] at, int count) {
    svg.append(command);
    for (int i = 0; i < 2 * count; i++) {
      svg.append(i == 0 ? "" : " ").append(number(at[i]));
    }
  }

  private static String box(Rect area) {
    return " x=\""
        + number(area.x())
        + "\" y=\""
        + number(area.y())
        + "\" width=\""
        + number(area.width())
        + "\" height=\""
        + number(area.height())
        + "\"";
  }

  private static String fill(int argb) {
    return " fill=\"" + color(argb) + '"' + opacity("fill", argb);
  }

  private static String strokeOf(Pen pen) {
    StringBuilder text = new StringBuilder(" stroke=\"").append(color(pen.argb())).append('"');
    text.append(opacity("stroke", pen.argb()));
    text.append(" stroke-width=\"").append(number(pen.width())).append('"');
    for (int i = 0; i < pen.dashes().length; i++) {
      text.append(i == 0 ? " stroke-dasharray=\"" : " ").append(number(pen.dashes()[i]));
    }
    return text.append(pen.dashes().length == 0 ? "" : "\"").toString();
  }

  private static String color(int argb) {
    return String.format("#%06x", argb & 0xFFFFFF);
  }

  private static String opacity(String of, int argb) {
    int alpha = argb >>> 24;
    return alpha == 255 ? "" : " " + of + "-opacity=\"" + number(alpha / 255.0) + '"';
  }

  /** The number with at most two decimals, without an exponent. */
  static String number(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /** The text for XML, without the characters that XML cannot hold. */
  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .filter(c -> c >= 0x20 && !(c >= 0xD800 && c < 0xE000) && c < 0xFFFE || c > 0xFFFF)
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(c);
              }
            });
    return escaped.toString();
  }
}
