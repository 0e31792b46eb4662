package org.kerasjvm.plot;

import java.awt.AWTError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A picture, ready to be titled and saved; made by {@link Plots}.
 *
 * <p>It is immutable: each method gives a changed copy. On a plot of several axes ({@link
 * Plots#sideBySide}, {@link Plots#imageGrid}) {@link #title} stands over all of them, and axis
 * labels, limits, colour map and legend go to each.
 *
 * <pre>{@code
 * Plots.history(history).title("Normalized data").size(8, 5).save(Path.of("history.svg"));
 * }</pre>
 */
public final class Plot {

  private static final int DEFAULT_DPI = 200;
  private static final double MOST_INCHES = 100;
  private static final int MOST_DPI = 2400;
  private static final long MOST_PIXELS = 200_000_000;

  private final List<Panel> panels;
  private final int columns;
  private final String suptitle;
  private final double width;
  private final double height;
  private final int dpi;

  private Plot(
      List<Panel> panels, int columns, String suptitle, double width, double height, int dpi) {
    this.panels = List.copyOf(panels);
    this.columns = columns;
    this.suptitle = suptitle;
    this.width = width;
    this.height = height;
    this.dpi = dpi;
  }

  static Plot of(Panel panel) {
    return grid(List.of(panel), 1);
  }

  static Plot grid(List<Panel> panels, int columns) {
    return new Plot(panels, columns, "", 0, 0, DEFAULT_DPI);
  }

  List<Panel> panels() {
    return panels;
  }

  String suptitle() {
    return suptitle;
  }

  boolean isSized() {
    return width > 0;
  }

  double widthOr(double inches) {
    return isSized() ? width : inches;
  }

  double heightOr(double inches) {
    return isSized() ? height : inches;
  }

  private Plot each(UnaryOperator<Style> change) {
    List<Panel> changed = new ArrayList<>();
    for (Panel panel : panels) {
      changed.add(panel.with(change.apply(panel.style())));
    }
    return new Plot(changed, columns, suptitle, width, height, dpi);
  }

  /**
   * Sets the title above the axes, or above all axes.
   *
   * @param text may hold line feeds; too long a line is broken at spaces
   * @return the changed plot
   */
  public Plot title(String text) {
    if (panels.size() == 1) {
      return each(style -> style.withTitle(text));
    }
    return new Plot(panels, columns, text, width, height, dpi);
  }

  /**
   * Sets the label below the x axis.
   *
   * @param text one line
   * @return the changed plot
   */
  public Plot xlabel(String text) {
    return each(style -> style.withXlabel(text));
  }

  /**
   * Sets the label left of the y axis.
   *
   * @param text one line
   * @return the changed plot
   */
  public Plot ylabel(String text) {
    return each(style -> style.withYlabel(text));
  }

  /**
   * Shows a legend. It takes the first free one of matplotlib's places; if it would cover data
   * everywhere, it stands right of the axes.
   *
   * @param labels new names for the first curves or classes, in their order; none to keep theirs
   * @return the changed plot
   * @throws IllegalArgumentException if there are more labels than curves or classes
   */
  public Plot legend(String... labels) {
    Plot changed = each(style -> style.withLegend(List.of(labels)));
    changed.panels.forEach(Panel::legend);
    return changed;
  }

  /**
   * Takes the legend away.
   *
   * @return the changed plot
   */
  public Plot noLegend() {
    return each(style -> style.withLegend(null));
  }

  /**
   * Sets the colour map.
   *
   * @param name matplotlib's name: Blues, Greens, Greys, RdBu, RdYlBu, RdYlGn, Spectral, binary,
   *     gray, viridis; {@code _r} at the end reverses it
   * @return the changed plot
   * @throws IllegalArgumentException if there is no such map
   */
  public Plot cmap(String name) {
    Colormap.named(name);
    return each(style -> style.withCmap(name));
  }

  /**
   * Sets what the x axis shows.
   *
   * @param left at the left end
   * @param right at the right end, another number
   * @return the changed plot
   */
  public Plot xlim(double left, double right) {
    Interval range = limits("xlim", left, right);
    return each(style -> style.withXlim(range));
  }

  /**
   * Sets what the y axis shows.
   *
   * @param bottom at the lower end
   * @param top at the upper end, another number
   * @return the changed plot
   */
  public Plot ylim(double bottom, double top) {
    Interval range = limits("ylim", bottom, top);
    return each(style -> style.withYlim(range));
  }

  private static Interval limits(String where, double low, double high) {
    if (!Double.isFinite(low) || !Double.isFinite(high) || low == high) {
      throw new IllegalArgumentException(
          where + ": must be two different finite numbers; received " + low + " and " + high + ".");
    }
    return new Interval(low, high);
  }

  /**
   * Gives all axes the same limits, which hold the data of each; matplotlib's {@code sharex} and
   * {@code sharey}.
   *
   * @return the changed plot
   */
  public Plot shareAxes() {
    Interval x = Interval.EMPTY;
    Interval y = Interval.EMPTY;
    for (Panel panel : panels) {
      x = x.union(panel.xAxis().toUser(panel.xRange()));
      y = y.union(panel.yAxis().toUser(panel.yRange()));
    }
    Interval sharedX = x;
    Interval sharedY = y;
    return each(style -> style.withXlim(sharedX).withYlim(sharedY));
  }

  /**
   * Sets the size of the picture; matplotlib's {@code figsize}. Default 6.4 x 4.8, six inches a
   * column side by side, and what the cells need for matrices and images.
   *
   * @param width in inches, more than 0 and at most 100
   * @param height in inches, more than 0 and at most 100
   * @return the changed plot
   * @throws IllegalArgumentException if a side is out of range
   */
  public Plot size(double width, double height) {
    if (!(width > 0 && width <= MOST_INCHES && height > 0 && height <= MOST_INCHES)) {
      throw new IllegalArgumentException(
          "size: width and height must be inches in (0, 100]; received "
              + width
              + " x "
              + height
              + ". A picture of 8 x 6 inches at dpi(100) has 800 x 600 pixels.");
    }
    return new Plot(panels, columns, suptitle, width, height, dpi);
  }

  /**
   * Sets the resolution of PNG files.
   *
   * @param dpi pixels an inch, 1 to 2400; default 200
   * @return the changed plot
   * @throws IllegalArgumentException if it is out of range
   */
  public Plot dpi(int dpi) {
    if (dpi < 1 || dpi > MOST_DPI) {
      throw new IllegalArgumentException("dpi: must be in [1, 2400]; received " + dpi + ".");
    }
    return new Plot(panels, columns, suptitle, width, height, dpi);
  }

  /**
   * Draws the picture into a file, whose folder is made if it is missing. The file is complete or
   * not there: it is written beside its place and moved.
   *
   * @param file its name ends in {@code .png} or {@code .svg}
   * @throws IllegalArgumentException if the name ends otherwise
   * @throws java.io.UncheckedIOException if it cannot be written
   */
  public void save(Path file) {
    PictureFile.write(this, file);
  }

  /**
   * Draws the picture as SVG.
   *
   * @return the document
   */
  public String toSvg() {
    Layout layout = Layout.of(this, panels, columns);
    SvgCanvas canvas = new SvgCanvas(layout.width(), layout.height(), name());
    paint(canvas, layout);
    return canvas.document();
  }

  /**
   * Draws the picture as PNG, 8-bit RGB.
   *
   * @return the file's bytes
   * @throws IllegalArgumentException if size and dpi ask for more than 200 million pixels
   * @throws IllegalStateException if this Java has no graphics; SVG works without
   */
  public byte[] toPng() {
    Layout layout = Layout.of(this, panels, columns);
    long wide = Math.max(1, Math.round(layout.width() * dpi / 72));
    long high = Math.max(1, Math.round(layout.height() * dpi / 72));
    if (wide * high > MOST_PIXELS) {
      throw new IllegalArgumentException(
          "dpi: the picture must have at most 200000000 pixels; received "
              + wide
              + " x "
              + high
              + ".");
    }
    try {
      return raster(layout, (int) wide, (int) high);
    } catch (LinkageError | AWTError e) {
      throw new IllegalStateException(
          "save: PNG needs Java's graphics, which do not start here ("
              + e
              + "). Run with -Djava.awt.headless=true on a full Java runtime, or save as .svg.",
          e);
    }
  }

  private byte[] raster(Layout layout, int wide, int high) {
    RasterCanvas canvas = new RasterCanvas(wide, high, dpi);
    try {
      paint(canvas, layout);
      return Png.encode(canvas.pixels(), dpi);
    } finally {
      canvas.dispose();
    }
  }

  private String name() {
    return panels.size() == 1 ? panels.get(0).style().title() : suptitle;
  }

  private static void paint(Canvas canvas, Layout layout) {
    List<PlacedPanel> placed = layout.placed();
    for (int i = 0; i < placed.size(); i++) {
      PanelPainter.paint(canvas, placed.get(i), "axes_" + (i + 1));
    }
    layout.title().draw(canvas, layout.width() / 2, layout.titleBottom());
  }
}
