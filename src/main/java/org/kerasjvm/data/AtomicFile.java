package org.kerasjvm.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that are whole or not there: written beside their place and then moved. */
public final class AtomicFile {

  private AtomicFile() {}

  /** What writes a file. */
  @FunctionalInterface
  public interface Writer {

    /** Writes all of it. */
    void write(Path draft) throws IOException;
  }

  /**
   * Writes or replaces a file. Folders that are missing are made.
   *
   * @throws IOException if it cannot be written; an old file is still there then
   */
  public static void write(Path file, Writer writer) throws IOException {
    Path target = file.toAbsolutePath();
    Path folder = target.getParent();
    if (folder == null || Files.isDirectory(target)) {
      throw new IOException(file + ": must be a file; it is a directory.");
    }
    Files.createDirectories(folder);
    Path draft = Files.createTempFile(folder, "." + target.getFileName(), ".part");
    try {
      writer.write(draft);
      Files.move(
          draft, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
