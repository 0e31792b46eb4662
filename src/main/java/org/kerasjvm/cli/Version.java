package org.kerasjvm.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine;

/** What {@code --version} prints: this version, TensorFlow's and Java's. */
final class Version implements CommandLine.IVersionProvider {

  @Override
  public String[] getVersion() throws IOException {
    Properties build = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("build.properties")) {
      build.load(in);
    }
    return new String[] {
      "keras-jvm " + build.getProperty("version"),
      "TensorFlow Java "
          + build.getProperty("tensorflow")
          + " ("
          + build.getProperty("natives")
          + ")",
      "Java " + Runtime.version()
    };
  }
}
