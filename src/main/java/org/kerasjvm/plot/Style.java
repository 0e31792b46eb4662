package org.kerasjvm.plot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a user may set on a panel.
 *
 * @param title above it
 * @param xlabel below it
 * @param ylabel left of it
 * @param cmap its colour map's name
 * @param legend null for no legend; its labels in the artists' order, empty for their own
 * @param xlim the range of x; null for the data's
 * @param ylim the range of y; null for the data's
 */
record Style(
    String title,
    String xlabel,
    String ylabel,
    String cmap,
    @Nullable List<String> legend,
    @Nullable Interval xlim,
    @Nullable Interval ylim) {

  static Style cmap(String name) {
    return new Style("", "", "", name, null, null, null);
  }

  Style withTitle(String text) {
    return new Style(text, xlabel, ylabel, cmap, legend, xlim, ylim);
  }

  Style withXlabel(String text) {
    return new Style(title, text, ylabel, cmap, legend, xlim, ylim);
  }

  Style withYlabel(String text) {
    return new Style(title, xlabel, text, cmap, legend, xlim, ylim);
  }

  Style withCmap(String name) {
    return new Style(title, xlabel, ylabel, name, legend, xlim, ylim);
  }

  Style withLegend(@Nullable List<String> labels) {
    return new Style(title, xlabel, ylabel, cmap, labels, xlim, ylim);
  }

  Style withXlim(Interval range) {
    return new Style(title, xlabel, ylabel, cmap, legend, range, ylim);
  }

  Style withYlim(Interval range) {
    return new Style(title, xlabel, ylabel, cmap, legend, xlim, range);
  }
}
