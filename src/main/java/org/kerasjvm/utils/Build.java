package org.kerasjvm.utils;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What this build is: its version, and the TensorFlow that it was made for. */
public final class Build {

  private static final Properties PROPERTIES = load();

  private Build() {}

  private static Properties load() {
    Properties properties = new Properties();
    try (InputStream in = Build.class.getResourceAsStream("build.properties")) {
      properties.load(in);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The version of keras-jvm. */
  public static String version() {
    return PROPERTIES.getProperty("version");
  }

  /** The version of TensorFlow Java. */
  public static String tensorflow() {
    return PROPERTIES.getProperty("tensorflow");
  }

  /** The system whose native TensorFlow was built in, such as {@code linux-x86_64}. */
  public static String natives() {
    return PROPERTIES.getProperty("natives");
  }
}
