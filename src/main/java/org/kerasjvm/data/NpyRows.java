package org.kerasjvm.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads an {@code .npy} file in parts: memory for the rows asked for, whatever the file's size.
 *
 * <pre>{@code
 * try (NpyRows rows = NpyRows.open(Path.of("x.npy"))) {
 *   for (var part = rows.read(1000); part.isPresent(); part = rows.read(1000)) { ... }
 * }
 * }</pre>
 */
public final class NpyRows implements RowReader {

  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final String name;
  private final Elements elements;
  private final NpyHeader header;
  private final int[] shape;
  private int done;

  /**
   * Reads the header.
   *
   * @param in closed with this reader, or if the header cannot be read
   * @param name how messages call the stream
   * @throws IOException as {@link Npy#read}; also for a single value, and for an array of several
   *     axes that is stored column by column
   */
  public NpyRows(InputStream in, String name) throws IOException {
    this.in = in;
    this.name = name;
    this.elements = new Elements(in, name);
    try {
      this.header = NpyHeader.read(elements, name);
      this.shape = header.shape();
      requireRows();
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /**
   * Opens a file.
   *
   * @see #NpyRows(InputStream, String)
   */
  public static NpyRows open(Path file) throws IOException {
    return new NpyRows(
        new BufferedInputStream(Files.newInputStream(file), BUFFER), file.toString());
  }

  private void requireRows() throws IOException {
    if (shape.length == 0) {
      throw new IOException(name + ": holds a single value, which has no rows.");
    }
    if (header.fortranOrder() && shape.length > 1) {
      throw new IOException(
          name
              + ": is stored column by column (fortran_order) and cannot be read in rows. Save"
              + " numpy.ascontiguousarray(x) instead.");
    }
    elements.checked(Shapes.withLength(shape, 1));
  }

  /** The shape of the whole array. */
  public int[] shape() {
    return shape.clone();
  }

  @Override
  public long rows() {
    return shape[0];
  }

  @Override
  public Optional<NDArray> read(int most) throws IOException {
    int count = Math.min(most, shape[0] - done);
    if (count == 0) {
      return Optional.empty();
    }
    int[] part = elements.checked(Shapes.withLength(shape, count));
    NDArray rows =
        header.isText()
            ? NpyText.read(elements, header, part, name)
            : elements.read(header.type(), header.bigEndian(), part);
    done += count;
    return Optional.of(rows);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
