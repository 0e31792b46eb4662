package org.kerasjvm.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** numpy's fixed-width text: UTF-32 code points, or bytes, padded with zeros. */
final class NpyText {
  /** A text takes far more memory than its bytes in the file. */
  private static final int MAX_TEXTS = 1 << 24;

  private NpyText() {}

  static NDArray read(Elements in, NpyHeader header, int[] shape, String name) throws IOException {
    String[] out = new String[0];
    int size = Shapes.size(shape);
    int unit = header.kind() == 'U' ? 4 : 1;
    long bytes = (long) header.width() * unit;
    if (bytes < 1 || bytes > 1 << 20) {
      throw new IOException(name + ": texts of " + header.width() + " characters are refused.");
    }
    if (size > MAX_TEXTS) {
      throw new IOException(name + ": more than " + MAX_TEXTS + " texts are refused.");
    }
    for (int i = 0; i < size; i++) {
      if (i == out.length) {
        out = Arrays.copyOf(out, (int) Math.min(size, Math.max(1024L, 2L * out.length)));
      }
      byte[] raw = in.bytes((int) bytes);
      out[i] = unit == 4 ? decode(raw, header.bigEndian(), name) : ascii(raw);
    }
    return new NDArray(Arrays.copyOf(out, size), shape);
  }

  private static String decode(byte[] raw, boolean bigEndian, String name) throws IOException {
    ByteBuffer buffer =
        ByteBuffer.wrap(raw).order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    StringBuilder text = new StringBuilder();
    while (buffer.hasRemaining()) {
      int point = buffer.getInt();
      if (!Character.isValidCodePoint(point)) {
        throw new IOException(name + ": damaged text.");
      }
      text.appendCodePoint(point);
    }
    return withoutPadding(text);
  }

  private static String ascii(byte[] raw) {
    StringBuilder text = new StringBuilder();
    for (byte b : raw) {
      text.append((char) (b & 0xff));
    }
    return withoutPadding(text);
  }

  private static String withoutPadding(StringBuilder text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == 0) {
      end--;
    }
    return text.substring(0, end);
  }

  /** Code points of the longest text; 1 at least. */
  static int width(String[] texts) {
    int longest =
        Arrays.stream(texts).mapToInt(t -> t.codePointCount(0, t.length())).max().orElse(0);
    return Math.max(1, longest);
  }

  static byte[] encode(String[] texts, int width) {
    ByteBuffer out =
        ByteBuffer.allocate(Math.multiplyExact(texts.length, 4 * width))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < texts.length; i++) {
      out.position(i * 4 * width);
      texts[i].codePoints().forEach(out::putInt);
    }
    return out.array();
  }
}
