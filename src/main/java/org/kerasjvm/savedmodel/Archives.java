package org.kerasjvm.savedmodel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** SavedModels out of zip and jar files, into a folder that only the user can read. */
final class Archives {

  /** A SavedModel has some ten files; one with many assets some hundreds. */
  private static final int MAX_ENTRIES = 10_000;

  private static final long MAX_BYTES = 16L << 30;

  /** Weights shrink to nine tenths; what grows a hundredfold is no model. */
  private static final long MAX_RATIO = 100;

  /** Below this the ratio says nothing. */
  private static final long SMALL = 64L << 20;

  private Archives() {}

  /**
   * Unpacks the SavedModel of an archive.
   *
   * @param inner the directory inside; null for the only one
   * @return a new temporary directory with {@code saved_model.pb} in it
   * @throws IllegalArgumentException if there is none, or more than one to choose from
   * @throws SavedModelException if the archive is damaged, too large, or has an entry that would
   *     leave the directory
   */
  static Path unpack(Path archive, @Nullable String inner) {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      String root = inner == null ? onlyRoot(archive, zip) : directory(inner);
      if (zip.getEntry(root + Protos.BINARY) == null && zip.getEntry(root + Protos.TEXT) == null) {
        throw new IllegalArgumentException(
            "SavedModel.load: '%s' holds no %s%s.".formatted(archive, root, Protos.BINARY));
      }
      Path target = Files.createTempDirectory("keras-jvm-model");
      try {
        new Unpacking(archive, zip, root, target).run();
        return target;
      } catch (IOException | RuntimeException e) {
        delete(target);
        throw e;
      }
    } catch (IOException e) {
      throw new SavedModelException(
          archive + ": cannot be unpacked (" + e.getMessage() + "). Copy it again.", e);
    }
  }

  private static String directory(String inner) {
    String path = inner.startsWith("/") ? inner.substring(1) : inner;
    return path.isEmpty() || path.endsWith("/") ? path : path + "/";
  }

  private static String onlyRoot(Path archive, ZipFile zip) {
    List<String> roots =
        Collections.list(zip.entries()).stream()
            .map(ZipEntry::getName)
            .filter(Archives::isModelFile)
            .map(name -> name.substring(0, name.lastIndexOf('/') + 1))
            .distinct()
            .toList();
    if (roots.size() == 1) {
      return roots.get(0);
    }
    throw new IllegalArgumentException(
        roots.isEmpty()
            ? "SavedModel.load: '%s' holds no %s.".formatted(archive, Protos.BINARY)
            : "SavedModel.load: '%s' holds several models: %s. Choose one: '%s!/%s'."
                .formatted(archive, roots, archive, roots.get(0)));
  }

  private static boolean isModelFile(String name) {
    String file = name.substring(name.lastIndexOf('/') + 1);
    return file.equals(Protos.BINARY) || file.equals(Protos.TEXT);
  }

  /** Deletes a directory with all in it; what is gone already is well. */
  static void delete(Path directory) {
    try {
      Files.walkFileTree(
          directory,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.deleteIfExists(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
                throws IOException {
              Files.deleteIfExists(folder);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One archive's way to the disk, counted. */
  private static final class Unpacking {

    private final Path archive;
    private final ZipFile zip;
    private final String root;
    private final Path target;
    private long written;

    Unpacking(Path archive, ZipFile zip, String root, Path target) {
      this.archive = archive;
      this.zip = zip;
      this.root = root;
      this.target = target;
    }

    void run() throws IOException {
      List<? extends ZipEntry> entries =
          zip.stream().filter(entry -> entry.getName().startsWith(root)).toList();
      if (entries.size() > MAX_ENTRIES) {
        throw new SavedModelException(
            "%s: has %d entries; a SavedModel of more than %d is refused."
                .formatted(archive, entries.size(), MAX_ENTRIES));
      }
      for (ZipEntry entry : entries) {
        unpack(entry);
      }
    }

    private void unpack(ZipEntry entry) throws IOException {
      Path file = inside(entry.getName());
      if (entry.isDirectory()) {
        Files.createDirectories(file);
        return;
      }
      Files.createDirectories(file.getParent());
      long limit = limit();
      byte[] buffer = new byte[1 << 16];
      try (InputStream in = zip.getInputStream(entry);
          OutputStream out = Files.newOutputStream(file)) {
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          written += n;
          if (written > limit) {
            throw new SavedModelException(
                archive + ": unpacks to more than " + limit + " bytes, which no model does.");
          }
          out.write(buffer, 0, n);
        }
      }
    }

    private long limit() throws IOException {
      return Math.min(MAX_BYTES, Math.max(SMALL, MAX_RATIO * Files.size(archive)));
    }

    private Path inside(String entry) {
      Path file = target.resolve(entry.substring(root.length())).normalize();
      if (!file.startsWith(target) || entry.indexOf('\\') >= 0 || entry.indexOf('\0') >= 0) {
        throw new SavedModelException(
            archive + ": the entry '" + entry + "' would leave the directory; refused.");
      }
      return file;
    }
  }
}
