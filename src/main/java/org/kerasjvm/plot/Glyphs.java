package org.kerasjvm.plot;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The letters of the plots: widths and outlines of DejaVu Sans, read from a resource.
 *
 * <p>Characters outside it (Latin, Greek, Cyrillic, common signs) come from the fonts of the
 * machine if it has them, and are boxes otherwise, as in matplotlib.
 */
final class Glyphs {

  /** Height of capitals and digits, for one point of font size. */
  static final double CAP_HEIGHT = 0.729;

  /** Depth of letters below the baseline, for one point of font size. */
  static final double DESCENT = 0.236;

  private static final Glyphs INSTANCE = read("dejavu-sans.txt");

  private final Map<Integer, Glyph> glyphs = new HashMap<>();
  private final Map<Long, Double> kerning = new HashMap<>();
  private double em = 1;

  /** A character's outline for a font size of one point, y downward, and how far it advances. */
  record Glyph(double advance, Path2D.Double outline) {}

  private Glyphs() {}

  private static Glyphs read(String resource) {
    Glyphs font = new Glyphs();
    try (InputStream in =
            Objects.requireNonNull(Glyphs.class.getResourceAsStream(resource), resource);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      lines.lines().forEach(font::accept);
    } catch (IOException e) {
      throw new UncheckedIOException("Plots: the letters' outlines could not be read", e);
    }
    return font;
  }

  private void accept(String line) {
    String[] words = line.split(" ", 4);
    switch (words[0]) {
      case "em" -> em = Integer.parseInt(words[1]);
      case "glyph" -> {
        Path2D.Double outline = GlyphPath.parse(words.length > 3 ? words[3] : "", 1 / em);
        double advance = Integer.parseInt(words[2]) / em;
        glyphs.put(Integer.parseInt(words[1], 16), new Glyph(advance, outline));
      }
      case "kern" ->
          kerning.put(
              pair(Integer.parseInt(words[1], 16), Integer.parseInt(words[2], 16)),
              Integer.parseInt(words[3]) / em);
      default -> throw new IllegalStateException("Plots: unknown line in the letters: " + line);
    }
  }

  private static long pair(int left, int right) {
    return (long) left << 32 | right;
  }

  /** Whether every character is carried with the library. */
  static boolean carries(String text) {
    return text.codePoints().allMatch(INSTANCE.glyphs::containsKey);
  }

  /** The width of a line of text in points. */
  static double width(String text, double size) {
    return INSTANCE.layout(text, (x, glyph) -> {}) * size;
  }

  /** The outline of a line of text whose baseline starts at the origin, in points. */
  static Path2D outline(String text, double size) {
    Path2D.Double path = new Path2D.Double(Path2D.WIND_NON_ZERO);
    INSTANCE.layout(
        text,
        (x, glyph) -> {
          AffineTransform place = AffineTransform.getScaleInstance(size, size);
          place.translate(x, 0);
          path.append(glyph.outline().getPathIterator(place), false);
        });
    return path;
  }

  /** Takes a letter and where it starts. */
  private interface Placement {
    void accept(double x, Glyph glyph);
  }

  private double layout(String text, Placement placement) {
    double x = 0;
    int previous = -1;
    for (int i = 0; i < text.length(); i += Character.charCount(previous)) {
      int code = text.codePointAt(i);
      x += kerning.getOrDefault(pair(previous, code), 0.0);
      Glyph glyph = glyph(code);
      placement.accept(x, glyph);
      x += glyph.advance();
      previous = code;
    }
    return x;
  }

  private Glyph glyph(int code) {
    Glyph own = glyphs.get(code);
    if (own != null) {
      return own;
    }
    Glyph notdef = Objects.requireNonNull(glyphs.get(0));
    return SystemGlyphs.find(code).orElse(notdef);
  }
}
