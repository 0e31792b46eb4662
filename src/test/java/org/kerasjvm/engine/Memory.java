package org.kerasjvm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.TestReporter;

/** The resident memory of this process, as Linux tells it. */
public final class Memory {

  /** Above this address lies what was mapped or allocated natively; the Java heap lies below. */
  private static final long NATIVE = 0x100000000000L;

  /** What the allocator and the JVM's own tables may still take after the warm-up. */
  private static final double ALLOWED_MEGABYTES = 16;

  private Memory() {}

  /**
   * Does some work a number of times to get warm, then many times more, in the same native memory.
   *
   * @param reporter hears what was measured
   */
  public static void flat(
      TestReporter reporter, String what, int warmUp, int rounds, Runnable work) {
    repeat(warmUp, work);
    double resident = residentMegabytes();
    double before = nativeMegabytes();
    repeat(rounds, work);
    double after = nativeMegabytes();
    reporter.publishEntry(
        what,
        String.format(
            Locale.ROOT,
            "%d rounds: native memory %.1f MB before, %.1f MB after; VmRSS %.1f and %.1f MB",
            rounds,
            before,
            after,
            resident,
            residentMegabytes()));
    assertThat(after - before)
        .as("growth of native memory in MB over %d rounds of: %s", rounds, what)
        .isLessThan(ALLOWED_MEGABYTES);
  }

  private static void repeat(int rounds, Runnable work) {
    for (int k = 0; k < rounds; k++) {
      work.run();
    }
  }

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
