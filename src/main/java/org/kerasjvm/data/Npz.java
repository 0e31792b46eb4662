package org.kerasjvm.data;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** numpy's {@code .npz} files: zip archives of {@link Npy} arrays by name. */
public final class Npz {
  private static final long MAX_BYTES = 1L << 31;
  private static final int MAX_ARRAYS = 100_000;
  private static final String SUFFIX = ".npy";

  private Npz() {}

  /**
   * Reads all arrays, in the order of the archive; other entries are passed over.
   *
   * @throws IOException if the file is damaged, unpacks to more than 2 GiB, or holds Python
   *     objects; the message names it
   */
  public static Map<String, NDArray> load(Path file) throws IOException {
    return load(file, MAX_BYTES);
  }

  /**
   * As {@link #load(Path)}, with a limit of one's own.
   *
   * @param maxBytes what the arrays may unpack to in all
   */
  public static Map<String, NDArray> load(Path file, long maxBytes) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.size() > MAX_ARRAYS) {
        throw new IOException(file + ": more than " + MAX_ARRAYS + " entries.");
      }
      return load(zip, file, maxBytes);
    } catch (ZipException | java.io.EOFException e) {
      throw new IOException(
          file + ": damaged or cut off (" + e.getMessage() + "). Replace the file.", e);
    }
  }

  private static Map<String, NDArray> load(ZipFile zip, Path file, long maxBytes)
      throws IOException {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    long left = maxBytes;
    for (Enumeration<? extends ZipEntry> e = zip.entries(); e.hasMoreElements(); ) {
      ZipEntry entry = e.nextElement();
      if (entry.getName().endsWith(SUFFIX)) {
        String name = entry.getName().substring(0, entry.getName().length() - SUFFIX.length());
        try (Counted in = new Counted(zip.getInputStream(entry), left, maxBytes, file)) {
          arrays.put(name, Npy.read(in, file + " '" + name + "'"));
          left = in.left;
        }
      }
    }
    return Collections.unmodifiableMap(arrays);
  }

  /** Writes arrays by name, in the map's order; the same arrays give the same bytes. */
  public static void save(Path file, Map<String, NDArray> arrays) throws IOException {
    try (OutputStream raw = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(raw)) {
      for (Map.Entry<String, NDArray> array : arrays.entrySet()) {
        ZipEntry entry = new ZipEntry(array.getKey() + SUFFIX);
        entry.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        Npy.write(zip, array.getValue());
        zip.closeEntry();
      }
    }
  }

  /** Stops a small archive that unpacks to very much. */
  private static final class Counted extends FilterInputStream {
    private final Path file;
    private final long limit;
    private long left;

    Counted(@Nullable InputStream in, long left, long limit, Path file) {
      super(in == null ? InputStream.nullInputStream() : in);
      this.left = left;
      this.limit = limit;
      this.file = file;
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int n = super.read(bytes, offset, length);
      count(Math.max(n, 0));
      return n;
    }

    private void count(int n) throws IOException {
      left -= n;
      if (left < 0) {
        throw new IOException(file + ": unpacks to more than " + (limit >> 20) + " MiB; refused.");
      }
    }
  }
}
