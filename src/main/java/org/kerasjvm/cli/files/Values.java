package org.kerasjvm.cli.files;

/** Single values of arrays as text. */
final class Values {

  private Values() {}

  /** A number, truth or text as csv and JSON hold it, and as Python reads it. */
  static Object at(Object storage, int k) {
    if (storage instanceof float[] floats) {
      return number(floats[k], Float.toString(floats[k]));
    } else if (storage instanceof double[] doubles) {
      return number(doubles[k], Double.toString(doubles[k]));
    } else if (storage instanceof int[] ints) {
      return ints[k];
    } else if (storage instanceof long[] longs) {
      return longs[k];
    } else if (storage instanceof byte[] bytes) {
      return bytes[k] & 0xff;
    } else if (storage instanceof boolean[] truths) {
      return truths[k];
    }
    return ((String[]) storage)[k];
  }

  private static String number(double value, String text) {
    return Double.isNaN(value)
        ? "nan"
        : Double.isInfinite(value) ? value > 0 ? "inf" : "-inf" : text;
  }
}
