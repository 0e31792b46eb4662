package org.kerasjvm.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Matplotlib's colour maps: 256 colours interpolated between anchors.
 *
 * <p>Semantics: matplotlib 3 {@code lib/matplotlib/_cm.py}, {@code colors.py} ({@code
 * LinearSegmentedColormap}); {@code viridis} is within 2/255 of matplotlib's.
 */
final class Colormap {

  private static final int LEVELS = 256;
  private static final Map<String, String> ANCHORS = new LinkedHashMap<>();

  static {
    ANCHORS.put("Blues", "f7fbff deebf7 c6dbef 9ecae1 6baed6 4292c6 2171b5 08519c 08306b");
    ANCHORS.put("Greens", "f7fcf5 e5f5e0 c7e9c0 a1d99b 74c476 41ab5d 238b45 006d2c 00441b");
    ANCHORS.put("Greys", "ffffff f0f0f0 d9d9d9 bdbdbd 969696 737373 525252 252525 000000");
    ANCHORS.put(
        "RdBu", "67001f b2182b d6604d f4a582 fddbc7 f7f7f7 d1e5f0 92c5de 4393c3 2166ac 053061");
    ANCHORS.put(
        "RdYlBu", "a50026 d73027 f46d43 fdae61 fee090 ffffbf e0f3f8 abd9e9 74add1 4575b4 313695");
    ANCHORS.put(
        "RdYlGn", "a50026 d73027 f46d43 fdae61 fee08b ffffbf d9ef8b a6d96a 66bd63 1a9850 006837");
    ANCHORS.put(
        "Spectral", "9e0142 d53e4f f46d43 fdae61 fee08b ffffbf e6f598 abdda4 66c2a5 3288bd 5e4fa2");
    ANCHORS.put("binary", "ffffff 000000");
    ANCHORS.put("gray", "000000 ffffff");
    ANCHORS.put(
        "viridis",
        "440154 470d60 48186a 482374 472d7b 453681 424086 3f4989 3b528b 375a8d 33638d 2f6a8e"
            + " 2c728e 297a8e 26818e 23898e 21908c 1f988b 1f9f88 21a685 28ae80 31b57b 3ebc74 4cc26c"
            + " 5dc963 6ece58 82d34c 96d83f abdc32 c0df24 d5e21a eae51a fde725");
  }

  private final int[] colors;

  private Colormap(int[] colors) {
    this.colors = colors;
  }

  /**
   * The map of a name; {@code _r} at its end reverses it.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Colormap named(String name) {
    boolean reversed = name.endsWith("_r");
    String anchors = ANCHORS.get(reversed ? name.substring(0, name.length() - 2) : name);
    if (anchors == null) {
      throw new IllegalArgumentException(
          "cmap: must be one of "
              + String.join(", ", ANCHORS.keySet())
              + ", or one of them with _r; received \""
              + name
              + "\"."
              + hint(name));
    }
    return new Colormap(table(anchors, reversed));
  }

  private static String hint(String name) {
    List<String> alike = new ArrayList<>();
    for (String known : ANCHORS.keySet()) {
      if (known.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
        alike.add(known);
      }
    }
    return alike.isEmpty() ? "" : " Did you mean \"" + alike.get(0) + "\"?";
  }

  private static int[] table(String anchors, boolean reversed) {
    int[] given =
        anchors
            .lines()
            .flatMap(l -> List.of(l.split(" ")).stream())
            .mapToInt(Colormap::hex)
            .toArray();
    int[] table = new int[LEVELS];
    for (int i = 0; i < LEVELS; i++) {
      double position = (reversed ? LEVELS - 1 - i : i) / (LEVELS - 1.0) * (given.length - 1);
      int left = Math.min((int) position, given.length - 2);
      table[i] = Colors.mix(given[left], given[left + 1], position - left);
    }
    return table;
  }

  private static int hex(String color) {
    return 0xFF000000 | Integer.parseInt(color, 16);
  }

  /** The colour at {@code t} in [0, 1]; what lies outside has the colour of the end. */
  int at(double t) {
    return colors[(int) Math.max(0, Math.min(LEVELS - 1, t * LEVELS))];
  }
}
