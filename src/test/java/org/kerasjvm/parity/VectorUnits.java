package org.kerasjvm.parity;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The vector units of this CPU. oneDNN chooses its kernels by them and so the order of its sums:
 * the last digits of a golden belong to the units that it was made on.
 */
final class VectorUnits {

  /** As in {@code python-export/goldens.py}. */
  private static final List<String> KNOWN =
      List.of("avx", "avx2", "fma", "avx512f", "avx512_vnni", "avx512_bf16", "amx_tile");

  private VectorUnits() {}

  /** Whether a golden was made on a CPU like this one. */
  static boolean areThoseOf(JsonNode golden) {
    List<String> made =
        Golden.elements(golden.get("machine").get("cpu_flags")).stream()
            .map(JsonNode::asText)
            .toList();
    return made.equals(here());
  }

  private static List<String> here() {
    try {
      return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
          .filter(line -> line.startsWith("flags"))
          .findFirst()
          .map(line -> Set.of(line.substring(line.indexOf(':') + 1).strip().split("\\s+")))
          .map(flags -> KNOWN.stream().filter(flags::contains).toList())
          .orElse(List.of());
    } catch (IOException e) {
      return List.of(); // not Linux
    }
  }
}
