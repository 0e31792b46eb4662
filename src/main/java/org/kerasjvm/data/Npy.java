package org.kerasjvm.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * numpy's {@code .npy} format ({@code numpy/lib/format.py}, versions 1 to 3). Numbers, booleans and
 * text are read; Python objects, which are pickles and could run code, are refused.
 */
public final class Npy {
  private Npy() {}

  /**
   * Reads one array and leaves the stream behind it.
   *
   * @param name how messages call the stream
   * @throws IOException if the stream is cut off, damaged, or holds Python objects
   */
  public static NDArray read(InputStream in, String name) throws IOException {
    Elements elements = new Elements(in, name);
    NpyHeader header = NpyHeader.read(elements, name);
    int[] shape = elements.checked(header.shape());
    int[] stored = header.fortranOrder() ? reversed(shape) : shape;
    NDArray array = elements(elements, header, stored, name);
    return header.fortranOrder() ? Rows.transposeAll(array) : array;
  }

  private static NDArray elements(Elements in, NpyHeader header, int[] shape, String name)
      throws IOException {
    return header.isText()
        ? NpyText.read(in, header, shape, name)
        : in.read(header.type(), header.bigEndian(), shape);
  }

  private static int[] reversed(int[] shape) {
    int[] out = new int[shape.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = shape[shape.length - 1 - i];
    }
    return out;
  }

  /** Writes one array, version 1, little-endian. */
  public static void write(OutputStream out, NDArray array) throws IOException {
    boolean text = array.dtype() == DType.STRING;
    int width = text ? NpyText.width(array.toStringArray()) : 0;
    String descr = text ? "<U" + width : descr(array.dtype());
    out.write(NpyHeader.encode(descr, array.shapeString(), 0));
    out.write(text ? NpyText.encode(array.toStringArray(), width) : encode(array.storage()));
  }

  /** The bytes that the elements take in a file. */
  public static long bytes(NDArray array) {
    long width =
        switch (array.dtype()) {
          case FLOAT64, INT64 -> 8;
          case FLOAT32, INT32 -> 4;
          case UINT8, BOOL -> 1;
          case STRING -> 4L * NpyText.width(array.toStringArray());
        };
    return width * array.size();
  }

  static String descr(DType type) {
    return switch (type) {
      case FLOAT32 -> "<f4";
      case FLOAT64 -> "<f8";
      case INT32 -> "<i4";
      case INT64 -> "<i8";
      case UINT8 -> "|u1";
      case BOOL -> "|b1";
      case STRING -> throw new IllegalStateException("text has its own description");
    };
  }

  static byte[] encode(Object storage) {
    if (storage instanceof byte[] bytes) {
      return bytes;
    } else if (storage instanceof boolean[]) {
      return Casts.bytes(storage);
    }
    int size = Casts.length(storage);
    boolean wide = storage instanceof double[] || storage instanceof long[];
    ByteBuffer out = ByteBuffer.allocate(size * (wide ? 8 : 4)).order(ByteOrder.LITTLE_ENDIAN);
    if (storage instanceof float[] a) {
      out.asFloatBuffer().put(a);
    } else if (storage instanceof double[] a) {
      out.asDoubleBuffer().put(a);
    } else if (storage instanceof int[] a) {
      out.asIntBuffer().put(a);
    } else {
      out.asLongBuffer().put((long[]) storage);
    }
    return out.array();
  }
}
