package org.kerasjvm.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What Linux says of this process's memory. */
final class ProcessMemory {

  private static final Path STATUS = Path.of("/proc/self/status");

  private ProcessMemory() {}

  /** The most physical memory so far, in megabytes of 10^6 bytes; NaN on other systems. */
  static double peakMegabytes() {
    if (!Files.exists(STATUS)) {
      return Double.NaN;
    }
    try {
      return peakMegabytes(Files.readAllLines(STATUS));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The line {@code VmHWM: 123 kB}; the kernel's kB are 1024 bytes. */
  static double peakMegabytes(List<String> status) {
    return status.stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) * 1024 / 1e6)
        .findFirst()
        .orElse(Double.NaN);
  }
}
