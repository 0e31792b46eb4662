package org.kerasjvm.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The resident memory of this process, as Linux tells it. */
public final class Memory {

  /** Above this address lies what was mapped or allocated natively; the Java heap lies below. */
  private static final long NATIVE = 0x100000000000L;

  private Memory() {}

  /** All resident memory, Linux's VmRSS. */
  public static double residentMegabytes() {
    return lines("/proc/self/status").stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(Memory::kilobytes)
            .sum()
        / 1024.0;
  }

  /** Resident memory without the Java heap, which may grow or shrink as the collector likes. */
  public static double nativeMegabytes() {
    long sum = 0;
    boolean counts = false;
    for (String line : lines("/proc/self/smaps")) {
      if (line.matches("[0-9a-f]+-[0-9a-f]+ .*")) {
        counts = Long.parseUnsignedLong(line.substring(0, line.indexOf('-')), 16) > NATIVE;
      } else if (counts && line.startsWith("Rss:")) {
        sum += kilobytes(line);
      }
    }
    return sum / 1024.0;
  }

  private static long kilobytes(String line) {
    return Long.parseLong(line.replaceAll("\\D", ""));
  }

  private static List<String> lines(String file) {
    try {
      return Files.readAllLines(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
