package org.kerasjvm.plot;

/** Colours as {@code 0xAARRGGBB}. */
final class Colors {

  static final int BLACK = 0xFF000000;
  static final int WHITE = 0xFFFFFFFF;

  /** The edge of matplotlib's legends ({@code legend.edgecolor}: "0.8"). */
  static final int LEGEND_EDGE = 0xFFCCCCCC;

  /** Matplotlib's colours of successive curves ({@code tab10}). */
  private static final int[] CYCLE = {
    0xFF1F77B4, 0xFFFF7F0E, 0xFF2CA02C, 0xFFD62728, 0xFF9467BD,
    0xFF8C564B, 0xFFE377C2, 0xFF7F7F7F, 0xFFBCBD22, 0xFF17BECF
  };

  private Colors() {}

  /** The colour of the curve with this index, from 0; they repeat after ten. */
  static int cycle(int index) {
    return CYCLE[index % CYCLE.length];
  }

  /** Matplotlib's strokes for the curve with this index: solid, then dashed, dotted, dash-dot. */
  static double[] dashes(int index) {
    return switch (index / CYCLE.length % 4) {
      case 0 -> new double[0];
      case 1 -> new double[] {5.55, 2.4};
      case 2 -> new double[] {1.5, 2.475};
      default -> new double[] {9.6, 2.4, 1.5, 2.4};
    };
  }

  /** The opaque colour of {@code argb} laid with {@code alpha} over white. */
  static int overWhite(int argb, double alpha) {
    return mix(WHITE, argb, alpha);
  }

  /** The opaque colour {@code part} of the way from one to the other. */
  static int mix(int from, int to, double part) {
    int mixed = 0xFF;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int a = from >> shift & 0xFF;
      int b = to >> shift & 0xFF;
      mixed = mixed << 8 | (int) Math.round(a + (b - a) * part);
    }
    return mixed;
  }

  /** The colour with another opacity. */
  static int withAlpha(int argb, double alpha) {
    return argb & 0xFFFFFF | (int) Math.round(alpha * 255) << 24;
  }
}
