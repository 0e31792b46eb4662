package org.kerasjvm.savedmodel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of a SavedModel: where they are, whether all are there, unpacked if need be. */
final class ModelDirectory implements AutoCloseable {

  private static final Pattern SHARD = Pattern.compile("variables\\.data-(\\d{5})-of-(\\d{5})");

  private final String name;
  private final Path path;
  private final boolean temporary;

  private ModelDirectory(String name, Path path, boolean temporary) {
    this.name = name;
    this.path = path;
    this.temporary = temporary;
  }

  /**
   * Finds the files.
   *
   * @param path a directory, a zip or jar file with one inside, or {@code file.jar!/directory}
   * @throws IllegalArgumentException if there is no SavedModel; the message says what is there
   */
  static ModelDirectory of(String path) {
    int inner = path.indexOf("!/");
    if (inner >= 0) {
      return unpacked(path, Path.of(path.substring(0, inner)), path.substring(inner + 2));
    }
    Path file = Path.of(path);
    if (Files.isDirectory(file)) {
      if (!holdsModel(file)) {
        throw new IllegalArgumentException(OtherFormats.inDirectory(file));
      }
      return new ModelDirectory(path, file, false);
    }
    if (!Files.exists(file)) {
      throw new IllegalArgumentException(
          "SavedModel.load: '"
              + path
              + "' does not exist. Give the directory that holds "
              + Protos.BINARY
              + ".");
    }
    if (!OtherFormats.isZip(file) || OtherFormats.isKeras(file)) {
      throw new IllegalArgumentException(OtherFormats.inFile(file));
    }
    return unpacked(path, file, null);
  }

  private static ModelDirectory unpacked(
      String name, Path archive, @org.jspecify.annotations.Nullable String inner) {
    return new ModelDirectory(name, Archives.unpack(archive, inner), true);
  }

  static boolean holdsModel(Path directory) {
    return Files.isRegularFile(directory.resolve(Protos.BINARY))
        || Files.isRegularFile(directory.resolve(Protos.TEXT));
  }

  /** The path as the caller gave it. */
  String name() {
    return name;
  }

  Path path() {
    return path;
  }

  boolean hasVariables() {
    return Files.isRegularFile(path.resolve("variables/variables.index"));
  }

  /** What the restore operation takes. */
  String variablesPrefix() {
    return path.resolve("variables").resolve("variables").toAbsolutePath().toString();
  }

  /**
   * Refuses a copy that lacks some of the files with weights.
   *
   * @throws SavedModelException naming the first missing one
   */
  void requireShards() {
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.list(path.resolve("variables"))) {
      files.forEach(file -> names.add(file.getFileName().toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int count = 0;
    for (String file : names) {
      Matcher shard = SHARD.matcher(file);
      if (shard.matches()) {
        count = Math.max(count, Integer.parseInt(shard.group(2)));
      }
    }
    for (int k = 0; k < Math.max(1, count); k++) {
      String shard = "variables.data-%05d-of-%05d".formatted(k, Math.max(1, count));
      if (!names.contains(shard)) {
        throw missing("variables/" + shard);
      }
    }
  }

  /** The bytes of each file, by its path inside. */
  Map<String, Long> files() {
    Map<String, Long> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(path)) {
      for (Path file : (Iterable<Path>) found.filter(Files::isRegularFile)::iterator) {
        files.put(path.relativize(file).toString().replace('\\', '/'), Files.size(file));
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SavedModelException missing(String file) {
    return new SavedModelException(
        name + ": " + file + " is missing; is the directory half copied? Copy it again.");
  }

  /** A file under {@code assets/}, which the model may not leave. */
  Path asset(String file) {
    Path assets = path.resolve("assets").toAbsolutePath().normalize();
    Path asset = assets.resolve(file).normalize();
    if (!asset.startsWith(assets)) {
      throw new SavedModelException(name + ": the asset '" + file + "' lies outside the model.");
    }
    if (!Files.isRegularFile(asset)) {
      throw missing("assets/" + file);
    }
    return asset;
  }

  /** Deletes what was unpacked. */
  @Override
  public void close() {
    if (temporary) {
      Archives.delete(path);
    }
  }
}
