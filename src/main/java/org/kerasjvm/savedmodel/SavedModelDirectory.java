package org.kerasjvm.savedmodel;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The place of a SavedModel: written beside it and moved there when all is written, so that nobody
 * sees half of it; an older one goes only if that is asked for, anything else never.
 */
public final class SavedModelDirectory {

  /** What a SavedModel may hold; anything else is somebody's own and is not deleted with it. */
  private static final Set<String> PARTS =
      Set.of(
          "saved_model.pb",
          "saved_model.pbtxt",
          "fingerprint.pb",
          "keras_metadata.pb",
          "variables",
          "assets",
          "assets.extra",
          "debug");

  /** Fills an empty directory. */
  public interface Filler<T> {
    /** Writes the files. */
    T fill(Path draft) throws IOException;
  }

  private final Path target;
  private final boolean exists;

  private SavedModelDirectory(Path target, boolean exists) {
    this.target = target;
    this.exists = exists;
  }

  /**
   * A place to write to; nothing is touched yet.
   *
   * @param call the method, for messages
   * @param overwrite whether a SavedModel that is there may be replaced
   * @throws IllegalArgumentException if something is there that may not be replaced
   * @throws IOException if the place cannot be read
   */
  public static SavedModelDirectory at(String call, Path directory, boolean overwrite)
      throws IOException {
    boolean exists = Files.exists(directory, LinkOption.NOFOLLOW_LINKS);
    Path target = exists && Files.exists(directory) ? directory.toRealPath() : directory;
    if (exists) {
      requireReplaceable(call, directory, target, overwrite);
    }
    return new SavedModelDirectory(target.toAbsolutePath().normalize(), exists);
  }

  private static void requireReplaceable(
      String call, Path directory, Path target, boolean overwrite) throws IOException {
    if (!Files.isDirectory(target)) {
      throw new IllegalArgumentException(
          "%s: '%s' must be a directory, or nothing yet; it is a file. Give another path."
              .formatted(call, directory));
    }
    List<String> names = names(target);
    if (names.isEmpty()) {
      return;
    }
    if (!names.contains("saved_model.pb") && !names.contains("saved_model.pbtxt")) {
      throw new IllegalArgumentException(
          "%s: '%s' must be a SavedModel, or nothing yet; it is a directory with other files. Give another path."
              .formatted(call, directory));
    }
    if (!overwrite) {
      throw new IllegalArgumentException(
          "%s: '%s' already exists. Give overwrite(true) to replace it, or another path."
              .formatted(call, directory));
    }
    List<String> foreign = names.stream().filter(name -> !PARTS.contains(name)).toList();
    if (!foreign.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: '%s' must hold a SavedModel alone to be replaced; it also holds %s. Move these away, or give another path."
              .formatted(call, directory, foreign));
    }
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /**
   * Writes beside the place and moves the result there; what was there is moved aside just before,
   * and deleted after. If anything fails, what was there stays.
   *
   * @return what the filler returns
   */
  public <T> T replace(Filler<T> filler) throws IOException {
    Path parent = target.getParent();
    if (parent == null) {
      throw new IOException(target + ": must have a parent directory.");
    }
    Files.createDirectories(parent);
    String name = "." + target.getFileName() + "." + UUID.randomUUID();
    Path draft = Files.createDirectory(parent.resolve(name + ".tmp"));
    try {
      T result = filler.fill(draft);
      moveIn(draft, exists ? parent.resolve(name + ".old") : null);
      return result;
    } catch (IOException | RuntimeException | Error e) {
      try {
        delete(draft);
      } catch (IOException left) {
        e.addSuppressed(left);
      }
      throw e;
    }
  }

  private void moveIn(Path draft, @Nullable Path aside) throws IOException {
    if (aside == null) {
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    Files.move(target, aside, StandardCopyOption.ATOMIC_MOVE);
    try {
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
      throw e;
    }
    delete(aside);
  }

  /** Deletes a tree; links are removed, never followed. */
  private static void delete(Path root) throws IOException {
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failed)
              throws IOException {
            if (failed != null) {
              throw failed;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
