package org.kerasjvm.data;

import java.lang.reflect.Array;

/** Conversions between backing arrays, with numpy's {@code astype} semantics. */
final class Casts {
  private Casts() {}

  static int length(Object storage) {
    return Array.getLength(storage);
  }

  /** Returns a new backing array of {@code to}; always a copy. */
  static Object cast(Object storage, DType to) {
    return switch (to) {
      case FLOAT32 -> floats(storage);
      case FLOAT64 -> doubles(storage);
      case INT32 -> ints(storage);
      case INT64 -> longs(storage);
      case UINT8 -> bytes(storage);
      case BOOL -> booleans(storage);
      case STRING -> strings(storage);
    };
  }

  /** Returns element {@code i} as a double; booleans are 0 and 1, text is parsed. */
  static double doubleAt(Object storage, int i) {
    if (storage instanceof float[] a) {
      return a[i];
    } else if (storage instanceof double[] a) {
      return a[i];
    } else if (storage instanceof String[] a) {
      return parse(a[i]);
    }
    return longAt(storage, i);
  }

  /** Returns element {@code i} as a long; floats are cut towards zero. */
  static long longAt(Object storage, int i) {
    if (storage instanceof int[] a) {
      return a[i];
    } else if (storage instanceof long[] a) {
      return a[i];
    } else if (storage instanceof byte[] a) {
      return a[i] & 0xff;
    } else if (storage instanceof boolean[] a) {
      return a[i] ? 1 : 0;
    } else if (storage instanceof String[] a) {
      return parseLong(a[i]);
    }
    return (long) doubleAt(storage, i);
  }

  static String stringAt(Object storage, int i) {
    if (storage instanceof String[] a) {
      return a[i];
    } else if (storage instanceof boolean[] a) {
      return a[i] ? "True" : "False";
    } else if (storage instanceof float[] a) {
      return ShortestDecimal.text(a[i]);
    } else if (storage instanceof double[] a) {
      return ShortestDecimal.text(a[i]);
    }
    return Long.toString(longAt(storage, i));
  }

  static float[] floats(Object storage) {
    if (storage instanceof float[] a) {
      return a.clone();
    }
    float[] out = new float[length(storage)];
    if (storage instanceof double[] a) {
      for (int i = 0; i < out.length; i++) {
        out[i] = (float) a[i];
      }
    } else if (storage instanceof byte[] a) {
      for (int i = 0; i < out.length; i++) {
        out[i] = a[i] & 0xff;
      }
    } else if (storage instanceof String[] a) {
      for (int i = 0; i < out.length; i++) {
        out[i] = (float) parse(a[i]);
      }
    } else {
      for (int i = 0; i < out.length; i++) {
        out[i] = longAt(storage, i);
      }
    }
    return out;
  }

  static double[] doubles(Object storage) {
    if (storage instanceof double[] a) {
      return a.clone();
    }
    double[] out = new double[length(storage)];
    for (int i = 0; i < out.length; i++) {
      out[i] = doubleAt(storage, i);
    }
    return out;
  }

  static long[] longs(Object storage) {
    if (storage instanceof long[] a) {
      return a.clone();
    }
    long[] out = new long[length(storage)];
    for (int i = 0; i < out.length; i++) {
      out[i] = longAt(storage, i);
    }
    return out;
  }

  static int[] ints(Object storage) {
    if (storage instanceof int[] a) {
      return a.clone();
    }
    int[] out = new int[length(storage)];
    for (int i = 0; i < out.length; i++) {
      out[i] = (int) longAt(storage, i);
    }
    return out;
  }

  static byte[] bytes(Object storage) {
    if (storage instanceof byte[] a) {
      return a.clone();
    }
    byte[] out = new byte[length(storage)];
    for (int i = 0; i < out.length; i++) {
      out[i] = (byte) longAt(storage, i);
    }
    return out;
  }

  static boolean[] booleans(Object storage) {
    if (storage instanceof boolean[] a) {
      return a.clone();
    }
    boolean[] out = new boolean[length(storage)];
    for (int i = 0; i < out.length; i++) {
      out[i] = storage instanceof String[] a ? !a[i].isEmpty() : doubleAt(storage, i) != 0;
    }
    return out;
  }

  static String[] strings(Object storage) {
    String[] out = new String[length(storage)];
    for (int i = 0; i < out.length; i++) {
      out[i] = stringAt(storage, i);
    }
    return out;
  }

  private static double parse(String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "astype: could not convert string to float: '" + text + "'.", e);
    }
  }

  private static long parseLong(String text) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "astype: could not convert string to int: '" + text + "'.", e);
    }
  }
}
