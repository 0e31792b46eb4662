package org.kerasjvm.data;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes an {@code .npy} file in parts. How many rows there are is written into the header at the
 * end; until {@link #close} the file is not complete.
 */
public final class NpyWriter implements Closeable {

  /** Room for any shape. */
  private static final int HEADER_BYTES = 512;

  private static final int BUFFER = 1 << 16;

  private final String name;
  private final FileChannel file;
  private final OutputStream out;
  private @Nullable NDArray first; // no rows: element type and shape of the others
  private long rows;

  /** Makes or empties the file. */
  public NpyWriter(Path file) throws IOException {
    this(file, file.toString());
  }

  /**
   * Makes or empties the file.
   *
   * @param name how messages call it
   */
  public NpyWriter(Path file, String name) throws IOException {
    this.name = name;
    this.file =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING);
    this.out = new BufferedOutputStream(Channels.newOutputStream(this.file), BUFFER);
    out.write(new byte[HEADER_BYTES]);
  }

  /**
   * Appends rows.
   *
   * @throws IllegalArgumentException for text, whose width only the last row tells, and for rows of
   *     another type or shape than the first
   */
  public void write(NDArray part) throws IOException {
    if (part.dtype() == DType.STRING) {
      throw new IllegalArgumentException(
          name + ": text cannot be written to npy in parts. Write csv or json.");
    }
    NDArray like = part.slice(0, 0);
    if (first == null) {
      first = like;
    } else if (!first.equals(like)) {
      throw new IllegalArgumentException(
          "%s: rows must all be %s of shape %s; received %s of shape %s."
              .formatted(
                  name,
                  first.dtype().numpyName(),
                  row(first),
                  part.dtype().numpyName(),
                  row(part)));
    }
    out.write(Npy.encode(part.storage()));
    rows += part.length();
  }

  private static String row(NDArray rows) {
    int[] shape = rows.shape();
    return Shapes.text(Arrays.copyOfRange(shape, 1, shape.length));
  }

  /**
   * Writes the header; without any row the file is an empty float32 vector. Once more does nothing.
   */
  @Override
  public void close() throws IOException {
    if (!file.isOpen()) {
      return;
    }
    try (file) {
      out.flush();
      NDArray like = first == null ? NDArray.zeros(DType.FLOAT32, 0) : first;
      String inner = like.shapeString().substring(2);
      String shape = "(" + rows + inner;
      byte[] header = NpyHeader.encode(Npy.descr(like.dtype()), shape, HEADER_BYTES);
      file.write(ByteBuffer.wrap(header), 0);
    }
  }
}
