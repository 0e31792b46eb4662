package org.kerasjvm.plot;

import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;

/**
 * An image's values as {@code imshow} takes them: (height, width) or (height, width, 1) through the
 * colour map from the least value to the greatest, or (height, width, 3 or 4) as red, green, blue
 * and opacity, floats in [0, 1] or integers in [0, 255].
 */
@SuppressWarnings("ArrayRecordComponent") // drawn, never compared
record ImageData(int width, int height, int channels, double[] values, double white) {

  /**
   * Checks and reads an image.
   *
   * @throws IllegalArgumentException if shape or values are not an image's
   */
  static ImageData of(String where, Object arrayLike) {
    NDArray array = NDArray.of(arrayLike);
    int[] shape = array.shape();
    int channels = shape.length == 3 ? shape[2] : 1;
    boolean isImage = shape.length == 2 || shape.length == 3;
    if (!isImage || array.size() == 0 || channels == 2 || channels > 4) {
      throw new IllegalArgumentException(
          where
              + ": an image must have shape (height, width) or (height, width, 1, 3 or 4); received "
              + array.shapeString()
              + ".");
    }
    boolean floats = array.dtype() == DType.FLOAT32 || array.dtype() == DType.FLOAT64;
    double[] values = array.ravel().toDoubleArray();
    ImageData image = new ImageData(shape[1], shape[0], channels, values, floats ? 1 : 255);
    image.check(where);
    return image;
  }

  private void check(String where) {
    Interval range = Interval.of(values);
    if (channels > 1 && !range.isEmpty() && (range.low() < 0 || range.high() > white)) {
      throw new IllegalArgumentException(
          where
              + ": colour values must be floats in [0, 1] or integers in [0, 255]; received "
              + (white == 1 ? "floats" : "integers")
              + " from "
              + range.low()
              + " to "
              + range.high()
              + ". Divide by 255, or give integers.");
    }
  }

  Pixels pixels(Colormap cmap) {
    int[] rgb = new int[width * height];
    Interval range = Interval.of(values);
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = channels == 1 ? mapped(values[i], range, cmap) : colored(i * channels);
    }
    return new Pixels(width, height, rgb);
  }

  private static int mapped(double value, Interval range, Colormap cmap) {
    if (!Double.isFinite(value)) {
      return Colors.WHITE;
    }
    return cmap.at(range.length() == 0 ? 0 : (value - range.low()) / range.length());
  }

  private int colored(int at) {
    int rgb = 0xFF;
    for (int channel = 0; channel < 3; channel++) {
      double value = values[at + channel];
      rgb = rgb << 8 | (int) Math.round((Double.isNaN(value) ? 1 : value / white) * 255);
    }
    return channels == 4 ? Colors.overWhite(rgb, values[at + 3] / white) : rgb;
  }
}
