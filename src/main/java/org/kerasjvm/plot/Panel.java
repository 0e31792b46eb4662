package org.kerasjvm.plot;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pair of axes with what is drawn in them; matplotlib's {@code Axes}.
 *
 * @param artists from the lowest to the uppermost
 * @param xAxis the marks below
 * @param yAxis the marks at the left
 * @param shape of the axes' rectangle
 * @param colors the values that a colour bar explains; null for no bar
 * @param style what the user set
 */
record Panel(
    List<Artist> artists,
    Axis xAxis,
    Axis yAxis,
    Shape shape,
    @Nullable Interval colors,
    Style style) {

  /** The font size of tick labels, axis labels and legends ({@code font.size}). */
  static final double TEXT = 10;

  /** The font size of titles ({@code axes.titlesize}: "large"). */
  static final double TITLE = 12;

  private static final double GRID_TITLE = 9;

  /**
   * The wanted rectangle.
   *
   * @param width in points; 0 to fill what the picture leaves
   * @param height in points; 0 to fill what the picture leaves
   * @param square whether the data are a map of the plane, so that panels side by side look best
   *     about square
   */
  record Shape(double width, double height, boolean square) {

    static final Shape WIDE = new Shape(0, 0, false);
    static final Shape SQUARE = new Shape(0, 0, true);

    static Shape fixed(double width, double height) {
      return new Shape(width, height, true);
    }

    boolean isFixed() {
      return width > 0;
    }
  }

  static Panel of(Shape shape, Style style, Artist... artists) {
    return new Panel(List.of(artists), Axis.NUMBERS, Axis.NUMBERS, shape, null, style);
  }

  Panel with(Style changed) {
    return new Panel(artists, xAxis, yAxis, shape, colors, changed);
  }

  Panel withAxes(Axis x, Axis y) {
    return new Panel(artists, x, y, shape, colors, style);
  }

  Panel withColors(Interval range) {
    return new Panel(artists, xAxis, yAxis, shape, range, style);
  }

  /** The font size of its title; smaller over images without ticks, which stand in grids. */
  double titleSize() {
    return xAxis.marks() == Axis.Marks.NONE ? GRID_TITLE : TITLE;
  }

  /** What the x axis shows, in its coordinates. */
  Interval xRange() {
    Interval set = style.xlim();
    return set != null ? xAxis.fromUser(set) : range(artists.stream().map(Artist::x).toList());
  }

  /** What the y axis shows, in its coordinates. */
  Interval yRange() {
    Interval set = style.ylim();
    return set != null ? yAxis.fromUser(set) : range(artists.stream().map(Artist::y).toList());
  }

  private Interval range(List<Interval> ranges) {
    Interval all = Interval.EMPTY;
    Interval ends = Interval.EMPTY;
    for (int i = 0; i < ranges.size(); i++) {
      all = all.union(ranges.get(i));
      ends = artists.get(i).sticky() ? ends.union(ranges.get(i)) : ends;
    }
    return ends.isEmpty() ? all.padded() : ends;
  }

  /** The lines of its legend; empty for no legend. */
  List<LegendEntry> legend() {
    List<String> labels = style.legend();
    if (labels == null) {
      return List.of();
    }
    List<LegendEntry> entries = new ArrayList<>();
    Colormap cmap = Colormap.named(style.cmap());
    for (Artist artist : artists) {
      entries.addAll(artist.legend(cmap));
    }
    if (labels.isEmpty()) {
      return entries;
    }
    if (labels.size() > entries.size()) {
      throw new IllegalArgumentException(
          "legend: there must be at most one label for each of the "
              + entries.size()
              + " curves or classes; received "
              + labels
              + ".");
    }
    List<LegendEntry> named = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      named.add(new LegendEntry(labels.get(i), entries.get(i).sample()));
    }
    return named;
  }
}
