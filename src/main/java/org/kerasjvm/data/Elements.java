package org.kerasjvm.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads arrays of raw elements from a stream. It believes no header: memory grows with what really
 * comes, never with what was announced.
 */
final class Elements {
  private final InputStream in;
  private final String name;

  Elements(InputStream in, String name) {
    this.in = in;
    this.name = name;
  }

  /** Reads exactly {@code count} bytes. */
  byte[] bytes(int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new IOException(
          name + ": cut off; " + count + " more bytes were announced, " + bytes.length + " came.");
    }
    return bytes;
  }

  /** Refuses a shape that no array can have. */
  int[] checked(int[] shape) throws IOException {
    try {
      Shapes.size(shape);
      return shape;
    } catch (IllegalArgumentException e) {
      throw new IOException(name + ": impossible shape " + Shapes.text(shape) + ".", e);
    }
  }

  /** Refuses bytes behind the last element. */
  void end() throws IOException {
    if (in.read() >= 0) {
      throw new IOException(name + ": bytes follow the last element.");
    }
  }

  /**
   * Reads an array.
   *
   * @param type numpy's kind and size: {@code f2} (as float32), {@code f4}, {@code f8}, {@code i1},
   *     {@code i2}, {@code i4}, {@code i8}, {@code u1}, {@code u2}, {@code u4}, {@code b1}
   */
  NDArray read(String type, boolean bigEndian, int[] shape) throws IOException {
    return array(type, bigEndian, shape, bytes(byteCount(type, shape)));
  }

  /** How many bytes an array takes. */
  int byteCount(String type, int[] shape) throws IOException {
    int width = type.charAt(1) - '0';
    long bytes = (long) Shapes.size(shape) * width;
    if (bytes > Integer.MAX_VALUE - 8) {
      throw new IOException(name + ": more than 2 GiB; shape " + Shapes.text(shape) + ".");
    }
    return (int) bytes;
  }

  /** Makes an array of its bytes. */
  NDArray array(String type, boolean bigEndian, int[] shape, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    buffer.order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    return new NDArray(decode(type, bytes, buffer, Shapes.size(shape)), shape);
  }

  private Object decode(String type, byte[] bytes, ByteBuffer buffer, int size) throws IOException {
    return switch (type) {
      case "u1" -> bytes;
      case "f2" -> halves(buffer, size);
      case "f4" -> floats(buffer, size);
      case "f8" -> doubles(buffer, size);
      case "i8" -> longs(buffer, size);
      case "b1" -> Casts.booleans(bytes);
      case "u4" -> unsigned(buffer, size);
      default -> ints(type, buffer, size);
    };
  }

  private static float[] halves(ByteBuffer buffer, int size) {
    float[] floats = new float[size];
    for (int i = 0; i < size; i++) {
      floats[i] = HalfFloats.fromFloat16(buffer.getShort());
    }
    return floats;
  }

  private static float[] floats(ByteBuffer buffer, int size) {
    float[] floats = new float[size];
    buffer.asFloatBuffer().get(floats);
    return floats;
  }

  private static double[] doubles(ByteBuffer buffer, int size) {
    double[] doubles = new double[size];
    buffer.asDoubleBuffer().get(doubles);
    return doubles;
  }

  private static long[] longs(ByteBuffer buffer, int size) {
    long[] longs = new long[size];
    buffer.asLongBuffer().get(longs);
    return longs;
  }

  private static long[] unsigned(ByteBuffer buffer, int size) {
    long[] longs = new long[size];
    for (int i = 0; i < size; i++) {
      longs[i] = Integer.toUnsignedLong(buffer.getInt());
    }
    return longs;
  }

  private int[] ints(String type, ByteBuffer buffer, int size) throws IOException {
    int[] ints = new int[size];
    for (int i = 0; i < size; i++) {
      ints[i] =
          switch (type) {
            case "i1" -> buffer.get();
            case "i2" -> buffer.getShort();
            case "u2" -> buffer.getShort() & 0xffff;
            case "i4" -> buffer.getInt();
            default -> throw new IOException(name + ": cannot read elements of type " + type + ".");
          };
    }
    return ints;
  }
}
