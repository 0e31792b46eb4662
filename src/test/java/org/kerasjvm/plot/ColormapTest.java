package org.kerasjvm.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColormapTest {

  /** Recorded: matplotlib 3.11 {@code colormaps[name](t)} for t = 0, 0.1, 0.5, 0.77, 1. */
  @ParameterizedTest
  @CsvSource({
    "RdYlBu, a50026 d62f27 feffc0 83b9d8 313695",
    "Blues, f7fbff e3eef9 6aaed6 1c6bb0 08306b",
    "gray, 000000 191919 808080 c5c5c5 ffffff",
    "RdBu_r, 053061 2065ab f7f6f6 de735c 67001f",
    "binary, ffffff e6e6e6 7f7f7f 3a3a3a 000000",
    "viridis, 440154 482475 21918c 69cd5b fde725",
  })
  void hasMatplotlibsColors(String name, String colors) {
    double[] positions = {0, 0.1, 0.5, 0.77, 1};
    String[] expected = colors.split(" ");
    for (int i = 0; i < positions.length; i++) {
      int color = Colormap.named(name).at(positions[i]);
      for (int shift = 16; shift >= 0; shift -= 8) {
        int channel = Integer.parseInt(expected[i], 16) >> shift & 0xFF;
        // Anchors are rounded to bytes here, so that a step of one may remain.
        assertThat(color >> shift & 0xFF).isBetween(channel - 2, channel + 2);
      }
    }
  }

  @Test
  void clampsWhatLiesOutside() {
    Colormap map = Colormap.named("Blues");
    assertThat(map.at(-3)).isEqualTo(map.at(0));
    assertThat(map.at(7)).isEqualTo(map.at(1));
  }

  @Test
  void rejectsUnknownNames() {
    assertThatThrownBy(() -> Colormap.named("rdylbu"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "cmap: must be one of Blues, Greens, Greys, RdBu, RdYlBu, RdYlGn, Spectral, binary,"
                + " gray, viridis, or one of them with _r; received \"rdylbu\". Did you mean"
                + " \"RdYlBu\"?");
  }
}
