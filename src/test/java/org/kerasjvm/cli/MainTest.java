package org.kerasjvm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void printsHelpWhenNothingIsAsked() {
    assertThat(run()).isZero();
    assertThat(out.toString()).startsWith("Usage: keras-jvm").contains("--verbose");
  }

  @Test
  void printsItsVersionsAndTheNatives() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).startsWith("keras-jvm ").doesNotContain("${");
    assertThat(out.toString().lines()).hasSize(3);
  }

  @Test
  void refusesAnUnknownCommandWithTwo() {
    assertThat(run("xyz")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            "keras-jvm: Unmatched argument at index 0: 'xyz'. See keras-jvm --help."
                + System.lineSeparator());
  }

  @Test
  void namesTheCommandThatWasMeant() {
    assertThat(run("faill")).isEqualTo(2);
    assertThat(err.toString()).contains(" Did you mean: fail? See ");
  }

  @Test
  void tellsAFailureInOneLineWithOne() {
    assertThat(run("fail")).isEqualTo(1);
    assertThat(err.toString())
        .isEqualTo("keras-jvm: first line second line" + System.lineSeparator());
  }

  @Test
  void showsTheTraceOfAFailureWhenVerbose() {
    assertThat(run("fail", "--verbose")).isEqualTo(1);
    assertThat(err.toString())
        .contains("IllegalStateException: first line", "at org.kerasjvm.cli.MainTest");
  }

  @Test
  void saysWhatIsWrongWithAFile() {
    assertThat(run("missing")).isEqualTo(1);
    assertThat(err.toString())
        .isEqualTo(
            "keras-jvm: some/file: no such file or folder, and it cannot be made."
                + System.lineSeparator());
  }

  private int run(String... args) {
    CommandLine commandLine = Main.commandLine();
    commandLine.addSubcommand("fail", new Fail());
    commandLine.addSubcommand("missing", new Missing());
    commandLine.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    return commandLine.execute(args);
  }

  @CommandLine.Command(name = "fail")
  private static final class Fail implements Callable<Integer> {
    @Override
    public Integer call() {
      throw new IllegalStateException("first line\n  second line");
    }
  }

  @CommandLine.Command(name = "missing")
  private static final class Missing implements Callable<Integer> {
    @Override
    public Integer call() throws NoSuchFileException {
      throw new NoSuchFileException("some/file");
    }
  }
}
