package org.kerasjvm.cli.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is written beside its place and takes it when it is complete. */
final class Draft implements Closeable {

  private final Path target;
  private final Path path;

  Draft(Path target) throws IOException {
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      throw new IOException(
          target + ": is no file. Give the name of a file, or - for standard output.");
    }
    this.target = Files.isSymbolicLink(target) ? target.toRealPath() : target.toAbsolutePath();
    Path folder = this.target.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new NoSuchFileException(target.toString(), null, "there is no such folder");
    }
    long process = ProcessHandle.current().pid();
    this.path = folder.resolve("." + target.getFileName() + "." + process + ".tmp");
    path.toFile().deleteOnExit(); // for an interrupt; after a move there is nothing to delete
  }

  Path target() {
    return target;
  }

  /** Where to write. */
  Path path() {
    return path;
  }

  void commit() throws IOException {
    Files.move(path, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
  }
}
