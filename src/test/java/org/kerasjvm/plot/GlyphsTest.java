package org.kerasjvm.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kerasjvm.parity.Tolerance;

class GlyphsTest {

  /** Recorded: matplotlib 3.11, right edge of TextPath in DejaVu Sans at size 100. */
  @ParameterizedTest
  @CsvSource({"T-shirt/top, 503.64", "AVATAR To, 507.47", "0.25, 213.92", "Ankle boot, 533.45"})
  void outlinesEndWhereMatplotlibsDo(String text, double right) {
    double edge = Glyphs.outline(text, 100).getBounds2D().getMaxX();
    // FreeType rounds each advance to 1/64.
    assertThat(edge).isCloseTo(right, within(0.3));
  }

  @Test
  void lettersStandOnTheBaseline() {
    Rectangle2D capital = Glyphs.outline("H", 10).getBounds2D();
    Tolerance.OUTLINE.check("baseline", capital.getMaxY(), 0);
    assertThat(-capital.getMinY()).isEqualTo(10 * Glyphs.CAP_HEIGHT, within(0.01));
    assertThat(Glyphs.outline("g", 10).getBounds2D().getMaxY()).isPositive();
  }

  @Test
  void kernsAsTheFontAsks() {
    assertThat(Glyphs.width("To", 10))
        .isLessThan(Glyphs.width("T", 10) + Glyphs.width("o", 10) - 0.5);
  }

  @Test
  void carriesLatinGreekAndCyrillic() {
    assertThat(Glyphs.carries("Größe ≤ 3 αβ Москва − 50 %")).isTrue();
    assertThat(Glyphs.carries("漢")).isFalse();
  }

  @Test
  void measuresCharactersThatItDoesNotCarry() {
    assertThat(Glyphs.width("漢", 10)).isPositive();
  }
}
