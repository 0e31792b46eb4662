package org.kerasjvm.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * Reads idx files, the format of MNIST: two zero bytes, the element type, the number of axes, the
 * axes as big-endian integers, then the elements.
 */
public final class Idx {
  private static final int MAX_RANK = 8;

  private Idx() {}

  /**
   * Reads a file; names that end in {@code .gz} are unpacked.
   *
   * @throws IOException if the file cannot be read, is cut off or is not an idx file; the message
   *     names it
   */
  public static NDArray read(Path file) throws IOException {
    boolean packed = String.valueOf(file.getFileName()).endsWith(".gz");
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = packed ? new GZIPInputStream(raw, 1 << 16) : raw) {
      return read(in, file.toString());
    } catch (java.util.zip.ZipException | java.io.EOFException e) {
      throw new IOException(
          file + ": damaged or cut off (" + e.getMessage() + "). Replace the file.", e);
    }
  }

  /**
   * Reads from a stream up to the last element, and checks that nothing follows.
   *
   * @param name how messages call the stream
   * @throws IOException if the stream is cut off or holds something else
   */
  public static NDArray read(InputStream in, String name) throws IOException {
    Elements elements = new Elements(in, name);
    byte[] magic = elements.bytes(4);
    if (magic[0] != 0 || magic[1] != 0 || magic[3] < 1 || magic[3] > MAX_RANK) {
      throw new IOException(
          String.format(
              "%s: not an idx file; it must start with 0, 0, a type and 1 to %d axes; received"
                  + " %02x%02x%02x%02x.",
              name, MAX_RANK, magic[0], magic[1], magic[2], magic[3]));
    }
    ByteBuffer axes = ByteBuffer.wrap(elements.bytes(4 * magic[3]));
    int[] shape = new int[magic[3]];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = axes.getInt();
    }
    NDArray array = elements.read(type(magic[2], name), true, elements.checked(shape));
    elements.end();
    return array;
  }

  private static String type(byte code, String name) throws IOException {
    return switch (code) {
      case 0x08 -> "u1";
      case 0x09 -> "i1";
      case 0x0B -> "i2";
      case 0x0C -> "i4";
      case 0x0D -> "f4";
      case 0x0E -> "f8";
      default ->
          throw new IOException(String.format("%s: unknown idx element type %02x.", name, code));
    };
  }
}
