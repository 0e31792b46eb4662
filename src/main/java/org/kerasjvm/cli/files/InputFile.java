package org.kerasjvm.cli.files;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One file of input, or standard input, and how much of it has been read. */
final class InputFile extends FilterInputStream {

  private final String name;
  private final @Nullable Path path;
  private final long size;
  private final Format format;
  private long read;

  private InputFile(String name, @Nullable Path path, InputStream in, long size)
      throws IOException {
    super(new BufferedInputStream(in, 1 << 16));
    this.name = name;
    this.path = path;
    this.size = size;
    try {
      Format named = Format.ofName(name);
      this.format = named == null ? Format.ofContent(super.in) : named;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  static InputFile open(String name, InputStream standard) throws IOException {
    if (name.equals("-")) {
      return new InputFile("standard input", null, standard, -1);
    }
    Path path = Path.of(name);
    if (Files.isDirectory(path)) {
      throw new IOException(name + ": is a folder. Give a file of rows.");
    }
    if (!Files.exists(path)) {
      throw new NoSuchFileException(name, null, "there is no such file");
    }
    // not Files.newInputStream, whose streams fail on pipes such as <(zcat rows.csv.gz)
    return new InputFile(name, path, new FileInputStream(path.toFile()), Files.size(path));
  }

  String name() {
    return name;
  }

  /** Null for standard input. */
  @Nullable Path path() {
    return path;
  }

  Format format() {
    return format;
  }

  /** Which part has been read, 0 to 1; NaN if the size is not known. */
  double share() {
    return size > 0 ? (double) read / size : Double.NaN;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    read += b < 0 ? 0 : 1;
    return b;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    read += Math.max(0, count);
    return count;
  }
}
