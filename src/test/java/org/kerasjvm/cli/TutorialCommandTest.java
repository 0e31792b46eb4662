package org.kerasjvm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TutorialCommandTest {

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void writesPicturesAndNumbersAndSaysWhere() throws IOException {
    Path place = folder.resolve("deep/circles");
    assertThat(
            run("tutorial", "circles", "--epochs", "1", "--seed", "3", "--out", place.toString()))
        .isZero();
    assertThat(out.toString())
        .matches("circles: 6 pictures and results\\.json in .*circles \\(\\d+\\.\\d s\\)\\R");
    try (Stream<Path> files = Files.list(place)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "data.png",
              "line.png",
              "model_3.png",
              "model_4.png",
              "relu.png",
              "results.json",
              "sigmoid.png");
    }
    JsonNode results = new ObjectMapper().readTree(place.resolve("results.json").toFile());
    assertThat(results.get("seed").asLong()).isEqualTo(3);
    assertThat(results.at("/model_1/fit_longer/loss")).hasSize(1);
    assertThat(results.at("/model_4/evaluate")).hasSize(2);
  }

  @Test
  void namesTheTutorialThatWasMeant() {
    assertThat(run("tutorial", "circle")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            "keras-jvm: tutorial: no tutorial is named 'circle'; did you mean 'circles'?"
                + " See keras-jvm tutorial --help."
                + System.lineSeparator());
  }

  @Test
  void refusesNoEpochs() {
    assertThat(run("tutorial", "circles", "--epochs", "0")).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("keras-jvm: tutorial: epochs must be 1 or more; received 0.");
  }

  @Test
  void refusesANegativeSeed() {
    assertThat(run("tutorial", "mnist", "--seed", "-1")).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("keras-jvm: tutorial: seed must be 0 or more; received -1.");
  }

  @Test
  void asksForAName() {
    assertThat(run("tutorial")).isEqualTo(2);
    assertThat(err.toString()).startsWith("keras-jvm: Missing required parameter: 'NAME'.");
  }

  @Test
  void saysInOneLineThatTheFolderCannotBeMade() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThat(run("tutorial", "circles", "--out", file.toString())).isEqualTo(1);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).startsWith("keras-jvm: " + file);
  }

  /** What the tutorial prints goes nowhere; what the command prints is kept. */
  private int run(String... args) {
    PrintStream console = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    try {
      CommandLine commandLine = Main.commandLine();
      commandLine.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
      commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
      return commandLine.execute(args);
    } finally {
      System.setOut(console);
    }
  }
}
