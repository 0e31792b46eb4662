package org.kerasjvm.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The dictionary at the start of an npy file.
 *
 * @param bigEndian byte order of the elements
 * @param kind numpy's letter: f, i, u, b, U (text in UTF-32) or S (bytes)
 * @param width bytes of an element; characters for text
 * @param fortranOrder whether the first axis runs fastest
 * @param axes the shape
 */
record NpyHeader(
    boolean bigEndian, char kind, int width, boolean fortranOrder, List<Integer> axes) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int MAX_HEADER = 1 << 16;
  private static final int ALIGN = 64;
  private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([<>|=])(\\w)(\\d{1,9})'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d\\s,L]*)\\)");
  private static final int MAX_RANK = 32;
  private static final String NUMBERS = "f2 f4 f8 i1 i2 i4 i8 u1 u2 u4 b1";

  /** Reads all that comes before the first element. */
  static NpyHeader read(Elements in, String name) throws IOException {
    byte[] magic = in.bytes(MAGIC.length + 2);
    int version = magic[MAGIC.length];
    if (!Arrays.equals(Arrays.copyOf(magic, MAGIC.length), MAGIC) || version < 1 || version > 3) {
      throw new IOException(name + ": not an npy file of version 1 to 3.");
    }
    byte[] size = Arrays.copyOf(in.bytes(version == 1 ? 2 : 4), 4);
    int length = ByteBuffer.wrap(size).order(ByteOrder.LITTLE_ENDIAN).getInt();
    if (length < 0 || length > MAX_HEADER) {
      throw new IOException(name + ": npy header of " + length + " bytes is refused.");
    }
    return parse(new String(in.bytes(length), StandardCharsets.UTF_8), name);
  }

  /**
   * All that comes before the first element, version 1.
   *
   * @param descr byte order, kind and width, such as {@code <f4}
   * @param shape as Python prints it
   * @param atLeast the bytes to take at least, for a shape that is to grow
   */
  static byte[] encode(String descr, String shape, int atLeast) {
    String header = "{'descr': '" + descr + "', 'fortran_order': False, 'shape': " + shape + ", }";
    int unpadded = MAGIC.length + 4 + header.length() + 1;
    int total = Math.max(atLeast, (unpadded + ALIGN - 1) / ALIGN * ALIGN);
    String padded = header + " ".repeat(total - unpadded) + "\n";
    ByteBuffer out = ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN);
    out.put(MAGIC).put(new byte[] {1, 0}).putShort((short) padded.length());
    return out.put(padded.getBytes(StandardCharsets.US_ASCII)).array();
  }

  static NpyHeader parse(String text, String name) throws IOException {
    Matcher descr = DESCR.matcher(text);
    Matcher order = ORDER.matcher(text);
    Matcher shape = SHAPE.matcher(text);
    if (!descr.find() || !order.find() || !shape.find()) {
      throw new IOException(
          name
              + ": only plain arrays can be read, no records and no Python objects; received"
              + " header "
              + text.strip()
              + ".");
    }
    NpyHeader header =
        new NpyHeader(
            descr.group(1).equals(">"),
            descr.group(2).charAt(0),
            Integer.parseInt(descr.group(3)),
            order.group(1).equals("True"),
            axes(shape.group(1), name));
    if (!header.isText() && !Arrays.asList(NUMBERS.split(" ")).contains(header.type())) {
      throw new IOException(
          name
              + ": elements of numpy type '"
              + header.type()
              + "' cannot be read; known are "
              + NUMBERS
              + " and text.");
    }
    return header;
  }

  private static List<Integer> axes(String text, String name) throws IOException {
    String[] parts =
        Arrays.stream(text.split("[,L\\s]+")).filter(s -> !s.isEmpty()).toArray(String[]::new);
    if (parts.length > MAX_RANK) {
      throw new IOException(name + ": more than " + MAX_RANK + " axes.");
    }
    List<Integer> axes = new ArrayList<>();
    for (String part : parts) {
      if (part.length() > 10 || Long.parseLong(part) > Integer.MAX_VALUE) {
        throw new IOException(name + ": impossible shape (" + text + ").");
      }
      axes.add(Integer.parseInt(part));
    }
    return axes;
  }

  /** The axes as an array. */
  int[] shape() {
    return axes.stream().mapToInt(Integer::intValue).toArray();
  }

  boolean isText() {
    return kind == 'U' || kind == 'S';
  }

  /** Kind and width, such as {@code f4}. */
  String type() {
    return "" + kind + width;
  }
}
