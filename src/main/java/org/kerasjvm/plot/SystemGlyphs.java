package org.kerasjvm.plot;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.Path2D;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Letters from the machine's fonts, for the characters that the library does not carry. */
final class SystemGlyphs {

  private static final Logger LOG = LoggerFactory.getLogger(SystemGlyphs.class);
  private static final Map<Integer, Optional<Glyphs.Glyph>> FOUND = new ConcurrentHashMap<>();

  private SystemGlyphs() {}

  /** The machine's letter, or empty if it has none or has no fonts at all. */
  static Optional<Glyphs.Glyph> find(int code) {
    return FOUND.computeIfAbsent(code, SystemGlyphs::load);
  }

  private static Optional<Glyphs.Glyph> load(int code) {
    try {
      Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 1);
      if (font.canDisplay(code)) {
        GlyphVector letter =
            font.createGlyphVector(
                new FontRenderContext(null, true, true), Character.toString(code));
        double advance = letter.getGlyphMetrics(0).getAdvanceX();
        return Optional.of(new Glyphs.Glyph(advance, new Path2D.Double(letter.getOutline())));
      }
    } catch (RuntimeException | LinkageError | InternalError e) {
      // What a Java runtime without fontconfig or libfreetype answers; a box is drawn instead.
      LOG.debug("This machine's fonts cannot be used", e);
    }
    LOG.warn("Glyph U+{} missing from font(s) DejaVu Sans.", String.format("%04X", code));
    return Optional.empty();
  }
}
