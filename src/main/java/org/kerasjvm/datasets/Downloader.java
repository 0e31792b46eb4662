package org.kerasjvm.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.callbacks.Progbar;
import org.kerasjvm.console.TextOutput;

/**
 * Fetches one file to a place on disk: beside the target first, checked there, then moved over it,
 * so that nobody ever sees half a file. Shows Keras's progress bar if it is given an output ({@code
 * keras/src/utils/file_utils.py}, get_file).
 */
final class Downloader {
  private static final int CONNECT_MILLIS = 15_000;
  private static final int READ_MILLIS = 60_000;
  private static final int CHUNK = 1 << 16;

  private final URI base;
  private final long maxBytes;
  private final @Nullable TextOutput output;

  /** Downloads from below {@code base}, no file larger than {@code maxBytes}. */
  Downloader(URI base, long maxBytes, @Nullable TextOutput output) {
    this.base = base;
    this.maxBytes = maxBytes;
    this.output = output;
  }

  /** Looks at a file that has come and throws if it is not the right one. */
  interface Check {
    void accept(Path file) throws IOException;
  }

  void fetch(String name, Path target, Check check) throws IOException {
    URI address = base.resolve(name);
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(target + ": is no file name.");
    }
    Files.createDirectories(folder);
    Path file = Files.createTempFile(folder, ".", "-" + target.getFileName());
    try {
      receive(address, file);
      check.accept(file);
      move(file, target);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private void receive(URI address, Path file) throws IOException {
    URLConnection connection = address.toURL().openConnection();
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout(READ_MILLIS);
    if (connection instanceof HttpURLConnection http && http.getResponseCode() != 200) {
      throw new IOException(address + ": the server answered " + http.getResponseCode() + ".");
    }
    long length = connection.getContentLengthLong();
    if (output != null) {
      output.println("Downloading data from " + address);
    }
    try (InputStream in = connection.getInputStream();
        OutputStream out = Files.newOutputStream(file)) {
      long received = copy(in, out, length, address);
      if (length >= 0 && received != length) {
        throw new IOException(
            address + ": cut off after " + received + " of " + length + " bytes.");
      }
    }
  }

  private long copy(InputStream in, OutputStream out, long length, URI address) throws IOException {
    @Nullable Progbar bar = bar(length);
    byte[] chunk = new byte[CHUNK];
    long received = 0;
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      received += n;
      if (received > maxBytes) {
        throw new IOException(address + ": more than " + maxBytes + " bytes; refused.");
      }
      out.write(chunk, 0, n);
      if (bar != null) {
        bar.update((int) received, Map.of());
      }
    }
    return received;
  }

  private @Nullable Progbar bar(long length) {
    if (output == null || length <= 0 || length > Integer.MAX_VALUE) {
      return null;
    }
    return new Progbar(
        (int) length, Progbar.Settings.defaults().withOutput(output, System::nanoTime));
  }
}
