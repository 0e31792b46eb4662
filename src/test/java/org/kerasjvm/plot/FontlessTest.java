package org.kerasjvm.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On machines without a display, fonts and fontconfig. */
class FontlessTest {

  @TempDir Path folder;

  /** Draws in a Java of its own. */
  static final class Draw {
    private Draw() {}

    public static void main(String[] files) {
      Plot plot = Plots.plot(new double[] {1, 2}).title("Größe α").ylabel("loss");
      for (String file : files) {
        plot.save(Path.of(file));
      }
    }
  }

  @Test
  void drawsWithoutAskingForAFont() throws IOException, InterruptedException {
    Path png = folder.resolve("plot.png");
    Path svg = folder.resolve("plot.svg");
    Path log = folder.resolve("log");
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    ProcessBuilder java =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.awt.headless=true",
            "-Xlog:class+load:stdout",
            "-cp",
            classPath,
            Draw.class.getName(),
            png.toString(),
            svg.toString());
    java.environment().put("FONTCONFIG_FILE", folder.resolve("none").toString());
    java.environment().put("FONTCONFIG_PATH", folder.resolve("none").toString());
    java.redirectErrorStream(true).redirectOutput(log.toFile());
    Process process = java.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    String loaded = Files.readString(log, StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as(loaded).isZero();
    assertThat(loaded).contains("java.awt.Graphics2D").doesNotContain("sun.font.FontManager");
    assertThat(png).isNotEmptyFile();
    assertThat(svg).isNotEmptyFile();
  }
}
