package org.kerasjvm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The command's own words; a script stands in for Python. */
@DisabledOnOs(OS.WINDOWS)
class BenchCommandTest {

  /** Has no JAX; an epoch takes half a second. */
  private static final String KERAS =
      """
      #!/bin/sh
      [ "$1" != -c ] || exit 1
      echo Keras 3.8.0
      while read -r command number; do
        case $command in
          prepare) echo 0.25 ;;
          fit) echo 0.5 ;;
          predict) echo 40000 ;;
          memory) echo 600 ;;
        esac
      done
      """;

  @TempDir private Path folder;

  private String python() throws IOException {
    Path script = folder.resolve("python");
    Files.writeString(script, KERAS);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return script.toString();
  }

  private Run bench(String workload, String... more) throws IOException {
    String[] args = {
      "bench",
      workload,
      "--python",
      python(),
      "--contenders",
      "keras",
      "--rounds",
      "2",
      "--seconds",
      "0.1"
    };
    String[] all = Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return Run.of(all);
  }

  @Test
  void measuresAndPrints() throws IOException {
    Run run = bench("circles");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("Software: Keras 3.8.0.")
        .contains("| circles (2-4-4-1, Adam, batch 32) | 20,000 (20,000-20,000) |");
  }

  @Test
  void keepsFiguresOfSeveralRunsAndReportsThemAgain() throws IOException {
    String json = folder.resolve("figures.json").toString();
    assertThat(bench("circles", "--json", json).code()).isZero();
    assertThat(bench("rows-1000", "--json", json).out()).contains("| circles (", "| rows-1000 (");
    Path document = folder.resolve("doc.md");
    Files.writeString(document, "<!-- figures: begin -->\n<!-- figures: end -->\n");
    Run run = Run.of("bench", "report", json, "--out", document.toString(), "--compare", json);
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("Microseconds a step, new/old:", "| 1.00 |");
    assertThat(document).content().contains("](doc-rows.svg)", "| rows-1000 (");
    assertThat(folder.resolve("doc-rows.svg")).exists();
  }

  @Test
  void saysWhatTheWordsShouldBe() throws IOException {
    Run run = Run.of("bench", "circle");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("keras-jvm: bench: 'circle' is no workload and no group");
    assertThat(Run.of("bench", "circles", "--contenders", "jax").err())
        .startsWith("keras-jvm: bench: jax needs --python FILE, a Python that has jax.");
  }
}
