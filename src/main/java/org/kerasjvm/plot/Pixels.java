package org.kerasjvm.plot;

/**
 * An opaque image, row-major from the top left.
 *
 * @param width columns
 * @param height rows
 * @param rgb one {@code 0xRRGGBB} for each pixel
 */
@SuppressWarnings("ArrayRecordComponent") // drawn, never compared
record Pixels(int width, int height, int[] rgb) {

  /** Repeats every pixel {@code factor} times each way, for viewers that would blur few pixels. */
  Pixels enlarge(int factor) {
    int[] large = new int[Math.multiplyExact(rgb.length, factor * factor)];
    int stride = width * factor;
    for (int row = 0; row < height * factor; row++) {
      for (int column = 0; column < stride; column++) {
        large[row * stride + column] = rgb[row / factor * width + column / factor];
      }
    }
    return new Pixels(stride, height * factor, large);
  }
}
