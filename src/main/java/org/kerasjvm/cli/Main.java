package org.kerasjvm.cli;

import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The root command, {@code keras-jvm}. */
@Command(
    name = "keras-jvm",
    description = "Keras for the JVM on TensorFlow's own kernels.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    subcommands = {
      TutorialCommand.class,
      InspectCommand.class,
      PredictCommand.class,
      VerifyCommand.class,
      BenchCommand.class,
      ParityCommand.class
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:done", "1:failed; one line on standard error says why", "2:wrong usage"})
public final class Main implements Runnable {

  @Option(
      names = "--verbose",
      description = "Show the stack trace of a failure.",
      scope = ScopeType.INHERIT)
  private boolean verbose;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /**
   * Runs the command line and exits with its code.
   *
   * @param args the words after {@code keras-jvm}
   */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The command line with all its commands, for running it inside a JVM. */
  public static CommandLine commandLine() {
    Main root = new Main();
    CommandLine commandLine = new CommandLine(root).setCaseInsensitiveEnumValuesAllowed(true);
    TutorialCommand.describe(commandLine.getSubcommands());
    commandLine.setParameterExceptionHandler((e, args) -> reportUsage(e));
    commandLine.setExecutionExceptionHandler(
        (e, failed, parsed) -> root.report(e, failed.getErr(), failed.getColorScheme()));
    return commandLine;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private static int reportUsage(CommandLine.ParameterException e) {
    CommandLine command = e.getCommandLine();
    String line = sentence(String.valueOf(e.getMessage()));
    if (e instanceof CommandLine.UnmatchedArgumentException unmatched
        && !unmatched.getSuggestions().isEmpty()) {
      line += " Did you mean: " + String.join(", ", unmatched.getSuggestions()) + "?";
    }
    line += " See " + command.getCommandSpec().qualifiedName() + " --help.";
    command.getErr().println(command.getColorScheme().errorText("keras-jvm: " + onOneLine(line)));
    return CommandLine.ExitCode.USAGE;
  }

  /** One line on standard error for something that does not stop the command. */
  static void reportFailure(CommandLine command, Exception e) {
    command.getErr().println(command.getColorScheme().errorText("keras-jvm: " + reason(e)));
    command.getErr().flush();
  }

  private int report(Exception e, PrintWriter err, CommandLine.Help.ColorScheme colors) {
    if (verbose) {
      err.print(colors.richStackTraceString(e));
    } else {
      err.println(colors.errorText("keras-jvm: " + reason(e)));
    }
    err.flush();
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static String reason(Throwable e) {
    if (e instanceof FileSystemException file && file.getReason() == null) {
      return file.getFile() + ": " + fault(file) + ".";
    }
    String message = e.getMessage();
    if (message == null || message.isBlank()) {
      return e.getClass().getSimpleName() + "; --verbose shows where";
    }
    return onOneLine(message);
  }

  /** The exceptions of java.nio.file give the path alone as their message. */
  private static String fault(FileSystemException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file or folder, and it cannot be made";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "there is a file in the place of a folder";
    }
    return e.getClass().getSimpleName();
  }

  private static String sentence(String text) {
    return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
  }

  private static String onOneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
