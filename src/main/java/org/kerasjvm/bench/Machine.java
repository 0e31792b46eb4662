package org.kerasjvm.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where figures were made.
 *
 * @param processor its model
 * @param processors how many the JVM sees
 * @param system operating system and architecture
 * @param java its version
 */
public record Machine(String processor, int processors, String system, String java) {

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  /** This one. */
  public static Machine here() {
    return new Machine(
        named(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        System.getProperty("java.version"));
  }

  private static String named() {
    if (!Files.exists(CPU_INFO)) {
      return System.getProperty("os.arch") + " processor";
    }
    try {
      return processor(Files.readAllLines(CPU_INFO));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The model that {@code /proc/cpuinfo} names; arm64 names none. */
  static String processor(List<String> cpuInfo) {
    return cpuInfo.stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(System.getProperty("os.arch") + " processor");
  }

  @Override
  public String toString() {
    return "%s, %d processors, %s, Java %s".formatted(processor, processors, system, java);
  }
}
