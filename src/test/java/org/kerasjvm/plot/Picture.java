package org.kerasjvm.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** A plot drawn both ways: its SVG text, and its pixels as Java's own reader decodes them. */
record Picture(String svg, BufferedImage image) {

  static final int DPI = 72;

  /** Draws at one pixel a point, so that pixels and SVG have the same coordinates. */
  static Picture of(Plot plot) {
    try {
      byte[] png = plot.dpi(DPI).toPng();
      return new Picture(plot.toSvg(), ImageIO.read(new ByteArrayInputStream(png)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int rgb(double x, double y) {
    return image.getRGB((int) Math.round(x), (int) Math.round(y)) & 0xFFFFFF;
  }

  /** The rectangle of the axes with this number, from 1. */
  Rect axes(int number) {
    Matcher clip =
        Pattern.compile(
                "<g id=\"axes_"
                    + number
                    + "\">\\s*<clipPath id=\"clip\\d+\"><rect x=\"([\\d.]+)\" y=\"([\\d.]+)\""
                    + " width=\"([\\d.]+)\" height=\"([\\d.]+)\"")
            .matcher(svg);
    assertThat(clip.find()).as("axes_%d in the SVG", number).isTrue();
    return new Rect(value(clip, 1), value(clip, 2), value(clip, 3), value(clip, 4));
  }

  private static double value(Matcher matcher, int group) {
    return Double.parseDouble(matcher.group(group));
  }

  /** The pixel at this part of the axes' width from the left and of its height from the bottom. */
  int inAxes(int number, double right, double up) {
    Rect box = axes(number);
    return rgb(box.x() + right * box.width(), box.bottom() - up * box.height());
  }

  /** How many elements the SVG has that match. */
  long count(String regex) {
    return Pattern.compile(regex).matcher(svg).results().count();
  }

  /** Whether any pixel has the colour. */
  boolean shows(int rgb) {
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if ((image.getRGB(x, y) & 0xFFFFFF) == rgb) {
          return true;
        }
      }
    }
    return false;
  }
}
