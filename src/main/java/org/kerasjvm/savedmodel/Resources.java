package org.kerasjvm.savedmodel;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;

/** Where a resource of a class loader lies on the disk. */
final class Resources {

  private Resources() {}

  /** The path of a model among the resources, as {@link ModelDirectory#of} takes it. */
  static String locate(String name, ClassLoader loader) {
    String folder = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    URL url = loader.getResource(folder + "/" + Protos.BINARY);
    if (url == null) {
      throw new IllegalArgumentException(
          "SavedModel.loadResource: '%s/%s' is not among the resources."
              .formatted(folder, Protos.BINARY));
    }
    try {
      if (url.getProtocol().equals("file")) {
        return Path.of(url.toURI()).resolveSibling("").toString();
      }
      if (url.openConnection() instanceof JarURLConnection jar) {
        return Path.of(jar.getJarFileURL().toURI()) + "!/" + folder;
      }
    } catch (IOException | URISyntaxException e) {
      throw new SavedModelException(url + ": cannot be opened: " + e.getMessage(), e);
    }
    throw new SavedModelException(
        url + ": is neither in a directory nor in a jar file. Copy it into a directory first.");
  }
}
