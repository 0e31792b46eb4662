package org.kerasjvm.data;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a TFRecord file, what {@code tf.io.TFRecordWriter} writes: records of bytes, each with its
 * length and two checksums, which are checked. Memory is that of one record, and never more than
 * what really comes.
 *
 * <pre>{@code
 * try (TfRecords records = TfRecords.open(file, "GZIP")) {
 *   for (byte[] record = records.next(); record != null; record = records.next()) { ... }
 * }
 * }</pre>
 *
 * <p><b>Format.</b> {@code tensorflow/core/lib/io/record_reader.cc}, TensorFlow 2.18.
 */
public final class TfRecords implements Closeable {

  private static final int BUFFER = 1 << 18;
  private static final int HEAD = 12;
  private static final int FOOT = 4;
  private static final long MOST = Integer.MAX_VALUE - 64;
  private static final int MASK = 0xa282ead8;

  private final InputStream in;
  private final String name;
  private final String compression;
  private final long size;
  private final CRC32C checksum = new CRC32C();
  private long start;
  private long next;

  /**
   * Reads from a stream.
   *
   * @param in closed with this reader
   * @param name how messages call the stream
   */
  public TfRecords(InputStream in, String name) {
    this(in, name, "", Long.MAX_VALUE);
  }

  private TfRecords(InputStream in, String name, String compression, long size) {
    this.in = in;
    this.name = name;
    this.compression = compression;
    this.size = size;
  }

  /**
   * Opens a file.
   *
   * @param compression {@code ""}, {@code "GZIP"} or {@code "ZLIB"}, as {@code compression_type}
   * @throws IOException if the file cannot be read, or is not compressed so
   */
  public static TfRecords open(Path file, String compression) throws IOException {
    InputStream raw = Files.newInputStream(file);
    try {
      return new TfRecords(
          unpacked(raw, compression),
          file.toString(),
          compression,
          compression.isEmpty() ? Files.size(file) : Long.MAX_VALUE);
    } catch (ZipException | EOFException e) {
      raw.close();
      throw new IOException(file + ": is not compressed with " + compression + ".", e);
    } catch (IOException | RuntimeException e) {
      raw.close();
      throw e;
    }
  }

  private static InputStream unpacked(InputStream raw, String compression) throws IOException {
    return switch (compression) {
      case "GZIP" -> new BufferedInputStream(new GZIPInputStream(raw, BUFFER), BUFFER);
      case "ZLIB" -> new BufferedInputStream(new InflaterInputStream(raw), BUFFER);
      default -> new BufferedInputStream(raw, BUFFER);
    };
  }

  /**
   * The next record.
   *
   * @return null at the end of the file
   * @throws IOException if it is damaged or cut off; the message says where in the (unpacked) file
   */
  public byte @Nullable [] next() throws IOException {
    start = next;
    byte[] head = bytes(HEAD);
    if (head.length == 0) {
      return null;
    }
    requireWhole(head.length == HEAD);
    ByteBuffer header = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
    requireSame(header.getInt(8), head, 8);
    long length = header.getLong(0);
    requireWhole(length >= 0 && length <= size - start - HEAD - FOOT);
    if (length > MOST) {
      throw new IOException(
          "%s: record at %d has %d bytes, more than 2 GiB.".formatted(name, start, length));
    }
    byte[] record = bytes((int) length);
    byte[] foot = bytes(FOOT);
    requireWhole(record.length == length && foot.length == FOOT);
    requireSame(
        ByteBuffer.wrap(foot).order(ByteOrder.LITTLE_ENDIAN).getInt(), record, record.length);
    next = start + HEAD + length + FOOT;
    return record;
  }

  /** Where the record that came last begins in the (unpacked) file, in bytes. */
  public long offset() {
    return start;
  }

  private byte[] bytes(int count) throws IOException {
    try {
      return in.readNBytes(count);
    } catch (ZipException | EOFException e) {
      throw new IOException(
          "%s: cannot be unpacked behind byte %d as %s (%s)."
              .formatted(name, start, compression, e.getMessage()),
          e);
    }
  }

  private void requireWhole(boolean whole) throws IOException {
    if (!whole) {
      throw new IOException("%s: truncated record at %d.".formatted(name, start));
    }
  }

  /** Checksums are stored rotated and shifted: records may hold records. */
  private void requireSame(int stored, byte[] data, int length) throws IOException {
    checksum.reset();
    checksum.update(data, 0, length);
    int rotated = Integer.rotateRight((int) checksum.getValue(), 15) + MASK;
    if (stored != rotated) {
      String hint = start == 0 ? " Is it a TFRecord file, of this compression_type?" : "";
      throw new IOException("%s: corrupted record at %d.%s".formatted(name, start, hint));
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
