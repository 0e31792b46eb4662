package org.kerasjvm.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.tutorials.Tutorial;
import org.kerasjvm.tutorials.TutorialRun;
import org.kerasjvm.tutorials.Tutorials;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code keras-jvm tutorial}: runs an article's code on real data. */
@Command(name = "tutorial", description = "Run a Keras tutorial.")
final class TutorialCommand implements Callable<Integer> {

  private static final String ALL = "all";

  @Parameters(paramLabel = "NAME", description = "Which one.")
  private String name;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "The folder for pictures and results.json (default: out/NAME). With all, a folder for"
              + " each inside it.")
  private @Nullable Path out;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Another seed than the tutorial's own, 0 or more.")
  private @Nullable Integer seed;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Train every model N epochs instead of the article's, for a quick look.")
  private @Nullable Integer epochs;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** Puts the names and titles of the tutorials into the command's help. */
  static void describe(Map<String, CommandLine> commands) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Run a Keras tutorial: it prints what the article prints, and writes its pictures and the"
            + " numbers (results.json) into a folder.");
    lines.add("");
    lines.add("NAME is one of:");
    Tutorials.all().forEach(t -> lines.add(String.format("  %-13s  %s", t.name(), t.title())));
    lines.add(String.format("  %-13s  %s", ALL, "all of them, one after the other"));
    CommandLine command = Objects.requireNonNull(commands.get("tutorial"));
    command.getCommandSpec().usageMessage().description(lines.toArray(new String[0]));
  }

  @Override
  public Integer call() throws IOException {
    List<TutorialRun> runs = runs();
    for (TutorialRun run : runs) {
      if (runs.size() > 1) {
        say("==== %s: %s%n", run.tutorial().name(), run.tutorial().title());
      }
      long start = System.nanoTime();
      run.run();
      say(
          "%s: %d %s and %s in %s (%.1f s)%n",
          run.tutorial().name(),
          run.pictures().size(),
          run.pictures().size() == 1 ? "picture" : "pictures",
          TutorialRun.RESULTS,
          run.folder(),
          (System.nanoTime() - start) / 1e9);
    }
    return CommandLine.ExitCode.OK;
  }

  private List<TutorialRun> runs() {
    try {
      Path parent = out == null ? Path.of("out") : out;
      if (name.equals(ALL)) {
        return Tutorials.all().stream().map(t -> run(t, parent.resolve(t.name()))).toList();
      }
      Tutorial tutorial = Tutorials.byName(name);
      return List.of(run(tutorial, out == null ? parent.resolve(name) : out));
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
    }
  }

  private TutorialRun run(Tutorial tutorial, Path folder) {
    return new TutorialRun(tutorial, folder, seed, epochs);
  }

  private void say(String format, Object... values) {
    PrintWriter console = spec.commandLine().getOut();
    console.printf(Locale.ROOT, format, values);
    console.flush();
  }
}
