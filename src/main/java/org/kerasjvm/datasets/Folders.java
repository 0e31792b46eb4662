package org.kerasjvm.datasets;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where data files are looked for, in this order.
 *
 * @param own the directory of property {@code kerasjvm.datasets}, trusted as it is
 * @param repository the repository's {@code datasets/}
 * @param cache Keras's cache, {@code ~/.keras/datasets} or {@code $KERAS_HOME/datasets}
 */
record Folders(Optional<Path> own, Optional<Path> repository, Path cache) {
  static final String PROPERTY = "kerasjvm.datasets";

  static Folders standard() {
    return new Folders(ofProperty(), ofRepository(), ofKeras());
  }

  private static Optional<Path> ofProperty() {
    String name = System.getProperty(PROPERTY, "");
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Path folder = Path.of(name);
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          PROPERTY + ": must name a directory with data sets; received " + name + ".");
    }
    return Optional.of(folder);
  }

  private static Optional<Path> ofRepository() {
    return above(Path.of("").toAbsolutePath()).or(() -> above(codeSource()));
  }

  private static @Nullable Path codeSource() {
    CodeSource source = Folders.class.getProtectionDomain().getCodeSource();
    try {
      return source == null ? null : Path.of(source.getLocation().toURI());
    } catch (URISyntaxException | RuntimeException e) {
      return null; // a class loader without files
    }
  }

  private static Optional<Path> above(@Nullable Path start) {
    for (Path at = start; at != null; at = at.getParent()) {
      Path folder = at.resolve("datasets");
      if (Files.isRegularFile(folder.resolve("README.md"))) {
        return Optional.of(folder);
      }
    }
    return Optional.empty();
  }

  private static Path ofKeras() {
    String home = System.getenv("KERAS_HOME");
    Path keras =
        home == null || home.isEmpty()
            ? Path.of(System.getProperty("user.home", "."), ".keras")
            : Path.of(home);
    return keras.resolve("datasets");
  }

  /** All folders in order. */
  List<Path> all() {
    List<Path> all = new ArrayList<>();
    own.ifPresent(all::add);
    repository.ifPresent(all::add);
    all.add(cache);
    return all;
  }

  /** The first folder's file of this name. */
  Optional<Path> find(String file) {
    return all().stream().map(folder -> folder.resolve(file)).filter(Files::exists).findFirst();
  }
}
