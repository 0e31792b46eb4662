package org.kerasjvm.plot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.UUID;

/** Writes a plot by the file's extension, beside the target first and then moved over it. */
final class PictureFile {

  private PictureFile() {}

  static void write(Plot plot, Path file) {
    Path name = file.getFileName();
    byte[] bytes = encode(plot, name == null ? "" : name.toString());
    try {
      replace(file.toAbsolutePath(), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("save: " + file + " could not be written: " + e, e);
    }
  }

  private static byte[] encode(Plot plot, String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".png")) {
      return plot.toPng();
    }
    if (lower.endsWith(".svg")) {
      return plot.toSvg().getBytes(StandardCharsets.UTF_8);
    }
    throw new IllegalArgumentException(
        "save: the file name must end in .png or .svg; received \"" + name + "\".");
  }

  private static void replace(Path file, byte[] bytes) throws IOException {
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Path part = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      Files.write(part, bytes);
      move(part, file);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void move(Path part, Path file) throws IOException {
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
