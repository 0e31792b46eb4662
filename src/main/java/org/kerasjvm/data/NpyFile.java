package org.kerasjvm.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A {@code .npy} file of numbers whose rows are read in parts, so that it may be larger than
 * memory: numpy's {@code load(file, mmap_mode="r")}. Immutable; any thread may read.
 */
public final class NpyFile {

  private final Path file;
  private final NpyHeader header;
  private final int[] shape;
  private final long start;
  private final long rowBytes;

  private NpyFile(Path file, NpyHeader header, long start) throws IOException {
    this.file = file;
    this.header = header;
    this.start = start;
    this.shape = header.shape();
    if (shape.length == 0 || header.fortranOrder() || header.isText()) {
      throw new IOException(
          file
              + ": only numbers with at least one axis and in C order can be read in parts. Save numpy.ascontiguousarray(...) of it.");
    }
    long size = header.width();
    for (int k = 1; k < shape.length; k++) {
      size = Math.multiplyExact(size, (long) shape[k]);
    }
    this.rowBytes = size;
    requireBytes();
  }

  private void requireBytes() throws IOException {
    long needed = start + rowBytes * shape[0];
    if (Files.size(file) < needed) {
      throw new IOException(
          file + ": cut off; " + needed + " bytes were announced, " + Files.size(file) + " came.");
    }
  }

  /**
   * Reads the header.
   *
   * @throws IOException if the file cannot be read, is cut off, or holds anything but numbers
   */
  public static NpyFile open(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      Elements elements = new Elements(Channels.newInputStream(channel), file.toString());
      NpyHeader header = NpyHeader.read(elements, file.toString());
      return new NpyFile(file, header, channel.position());
    }
  }

  /** The shape of the whole array. */
  public int[] shape() {
    return shape.clone();
  }

  /** The number of rows. */
  public int length() {
    return shape[0];
  }

  /**
   * Some rows.
   *
   * @param from the first
   * @param to the row after the last
   * @throws IOException if the file cannot be read
   */
  public NDArray rows(int from, int to) throws IOException {
    if (from < 0 || to < from || to > length()) {
      throw new IllegalArgumentException(
          "NpyFile.rows: must be within 0 and %d; received %d to %d."
              .formatted(length(), from, to));
    }
    int[] part = shape.clone();
    part[0] = to - from;
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      channel.position(start + from * rowBytes);
      Elements elements = new Elements(Channels.newInputStream(channel), file.toString());
      // the file is known to be that long: nothing announced is believed
      ByteBuffer bytes = ByteBuffer.allocate(elements.byteCount(header.type(), part));
      while (bytes.hasRemaining()) {
        if (channel.read(bytes) < 0) {
          throw new IOException(file + ": was cut off while it was read.");
        }
      }
      return elements.array(header.type(), header.bigEndian(), part, bytes.array());
    }
  }
}
