package org.kerasjvm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The command's own words; scripts stand in for Python. */
@DisabledOnOs(OS.WINDOWS)
class ParityCommandTest {

  /** A grid of one loss, whose value of 0.25 is right and whose gradient is as given. */
  private static final String KERAS =
      """
      #!/bin/sh
      A='"dtype": "float32", "shape"'
      read -r line; echo '{"versions": {"keras": "3.8.0", "tensorflow": "2.18.1", "numpy": "2.0.2", "python": "3.11.7"}}'
      read -r line; echo '{"cases": [{"id": "MeanSquaredError()", "family": "loss", "component": "MeanSquaredError", "config": {}, "inputs": {"y_true": {'$A': [1, 1], "data": "AACAPw=="}, "y_pred": {'$A': [1, 1], "data": "AAAAPw=="}}}]}'
      read -r line; echo '{"results": {"value": {'$A': [], "data": "AACAPg=="}, "gradient": {'$A': [1, 1], "data": "%s"}}}'
      """;

  private static final String MINUS_ONE = "AACAvw==";
  private static final String ONE = "AACAPw==";

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void writesTheReportAndSaysHowItWent() throws IOException {
    Path report = folder.resolve("deep/parity.md");
    assertThat(report(script(KERAS.formatted(MINUS_ONE)), report))
        .isEqualTo(1); // other losses lack cases
    assertThat(Files.readString(report))
        .contains("with Keras 3.8.0, TensorFlow 2.18.1, numpy 2.0.2, Python 3.11.7, keras-jvm ")
        .contains("| `MeanSquaredError` | 1 | 0 | 0 | 0 | equal, every bit |");
    assertThat(out.toString())
        .contains("loss MeanAbsoluteError: has no case in its grid")
        .contains("keras-jvm and Keras 3.8.0: ")
        .endsWith("Report: " + report + System.lineSeparator());
  }

  @Test
  void namesWhatDiffers() throws IOException {
    assertThat(report(script(KERAS.formatted(ONE)), folder.resolve("parity.md"))).isEqualTo(1);
    assertThat(out.toString()).contains("loss MeanSquaredError(): gradient[0] is -1.0, not 1.0");
  }

  @Test
  void saysThatThereIsNoSuchPython() {
    assertThat(report(folder.resolve("none"), folder.resolve("parity.md"))).isEqualTo(1);
    assertThat(err.toString())
        .startsWith("keras-jvm: parity: " + folder.resolve("none") + " cannot be started: ")
        .endsWith(" Name a Python with keras and tensorflow by --python." + System.lineSeparator());
  }

  @Test
  void saysThatThePythonHasNoKeras() throws IOException {
    Path python =
        script("#!/bin/sh\necho \"ModuleNotFoundError: No module named 'keras'\" >&2\nexit 1\n");
    assertThat(report(python, folder.resolve("parity.md"))).isEqualTo(1);
    assertThat(err.toString())
        .isEqualTo(
            "keras-jvm: parity: "
                + python
                + " ended: ModuleNotFoundError: No module named 'keras'. Install keras and"
                + " tensorflow into it (pip install keras tensorflow), or name another Python by"
                + " --python."
                + System.lineSeparator());
  }

  @Test
  void refusesAnOldKeras() throws IOException {
    Path python = script("#!/bin/sh\necho '{\"versions\": {\"keras\": \"3.4.1\"}}'\ncat\n");
    assertThat(report(python, folder.resolve("parity.md"))).isEqualTo(1);
    assertThat(err.toString())
        .isEqualTo(
            "keras-jvm: parity: Keras must be 3.5 or newer; "
                + python
                + " has 3.4.1. Name another Python by --python."
                + System.lineSeparator());
  }

  @Test
  void saysWhereTheScriptMustBe() {
    assertThat(run("parity", "report", "--export-dir", folder.toString())).isEqualTo(1);
    assertThat(err.toString())
        .isEqualTo(
            "keras-jvm: parity: "
                + folder.resolve("parity/oracle.py")
                + " must be there. Run it from the repository, or name its python-export by"
                + " --export-dir."
                + System.lineSeparator());
  }

  private Path script(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("python"), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private int report(Path python, Path report) {
    String[] where = {"--python", python.toString(), "--export-dir", "python-export"};
    return run(
        "parity",
        "report",
        where[0],
        where[1],
        where[2],
        where[3],
        "--family",
        "loss",
        "--out",
        report.toString());
  }

  private int run(String... args) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }
}
