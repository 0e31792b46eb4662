package org.kerasjvm.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * numpy's {@code .npy} format ({@code numpy/lib/format.py}, versions 1 to 3). Numbers, booleans and
 * text are read; Python objects, which are pickles and could run code, are refused.
 */
public final class Npy {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int MAX_HEADER = 1 << 16;
  private static final int ALIGN = 64;

  private Npy() {}

  /**
   * Reads one array and leaves the stream behind it.
   *
   * @param name how messages call the stream
   * @throws IOException if the stream is cut off, damaged, or holds Python objects
   */
  public static NDArray read(InputStream in, String name) throws IOException {
    Elements elements = new Elements(in, name);
    byte[] magic = elements.bytes(8);
    int version = magic[6];
    if (!Arrays.equals(Arrays.copyOf(magic, 6), MAGIC) || version < 1 || version > 3) {
      throw new IOException(name + ": not an npy file of version 1 to 3.");
    }
    byte[] size = Arrays.copyOf(elements.bytes(version == 1 ? 2 : 4), 4);
    int length = ByteBuffer.wrap(size).order(ByteOrder.LITTLE_ENDIAN).getInt();
    if (length < 0 || length > MAX_HEADER) {
      throw new IOException(name + ": npy header of " + length + " bytes is refused.");
    }
    String text = new String(elements.bytes(length), StandardCharsets.UTF_8);
    NpyHeader header = NpyHeader.parse(text, name);
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
    String header =
        "{'descr': '"
            + (text ? "<U" + width : descr(array.dtype()))
            + "', 'fortran_order': False, 'shape': "
            + array.shapeString()
            + ", }";
    int unpadded = MAGIC.length + 4 + header.length() + 1;
    String padded = header + " ".repeat((ALIGN - unpadded % ALIGN) % ALIGN) + "\n";
    out.write(MAGIC);
    out.write(new byte[] {1, 0, (byte) padded.length(), (byte) (padded.length() >>> 8)});
    out.write(padded.getBytes(StandardCharsets.US_ASCII));
    out.write(text ? NpyText.encode(array.toStringArray(), width) : encode(array.storage()));
  }

  private static String descr(DType type) {
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

  private static byte[] encode(Object storage) {
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
