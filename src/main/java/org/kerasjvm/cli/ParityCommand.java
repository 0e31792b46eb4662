package org.kerasjvm.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.console.TextOutput;
import org.kerasjvm.parity.Case;
import org.kerasjvm.parity.DrawnCases;
import org.kerasjvm.parity.Draws;
import org.kerasjvm.parity.Family;
import org.kerasjvm.parity.Oracle;
import org.kerasjvm.parity.Outcome;
import org.kerasjvm.parity.ParityReport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code parity}: every component against the Keras that is installed. */
@Command(
    name = "parity",
    description = "Compare every component with the Keras of an installed Python.",
    synopsisSubcommandLabel = "COMMAND")
final class ParityCommand implements Runnable {

  /** The version whose behaviour this library has: what it lacks counts as a difference. */
  private static final String JUDGE = "3.8.";

  private static final int WIDTH = 40;

  /** Of the trainings that are compared compiled and not. */
  private static final int EPOCHS = 20;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Where Keras is. */
  static final class Where {

    @Option(
        names = "--python",
        paramLabel = "FILE",
        defaultValue = "python3",
        description =
            "A Python with keras (3.5 or newer) and tensorflow; ${DEFAULT-VALUE} by default.")
    private String python = "python3";

    @Option(
        names = "--export-dir",
        paramLabel = "DIR",
        description = "The folder python-export; that of the repository by default.")
    private @Nullable Path exportDir;

    Oracle start() {
      Path home = Path.of(System.getProperty("kerasjvm.home", "."));
      Path folder = exportDir == null ? home.resolve("python-export") : exportDir;
      Path script = folder.resolve("parity").resolve("oracle.py");
      if (!Files.exists(script)) {
        throw new IllegalStateException(
            "parity: "
                + script.toAbsolutePath().normalize()
                + " must be there. Run it from the repository, or name its python-export by"
                + " --export-dir.");
      }
      return Oracle.start(python, script);
    }
  }

  @Command(
      name = "report",
      description = {
        "Run every case of the grids, and random ones, here and in Keras; write a row for each",
        "component with the largest differences, and how far the tutorials' losses are when XLA",
        "compiles the steps. Exits with 1 if something differs."
      })
  int report(
      @Mixin Where where,
      @Option(
              names = "--out",
              paramLabel = "FILE",
              defaultValue = "docs/parity.md",
              description = "The report, Markdown; ${DEFAULT-VALUE} by default.")
          Path out,
      @Option(
              names = "--family",
              paramLabel = "NAME",
              description = "Only these, such as loss or optimizer; all by default.")
          @Nullable List<String> families,
      @Option(
              names = "--draws",
              paramLabel = "N",
              defaultValue = "0",
              description = "Random cases; ${DEFAULT-VALUE} by default.")
          int draws,
      @Option(
              names = "--seed",
              paramLabel = "N",
              defaultValue = "1337",
              description = "Of the random cases; ${DEFAULT-VALUE} by default.")
          long seed)
      throws IOException {
    try (Oracle oracle = where.start()) {
      List<Family> chosen = chosen(families);
      ParityReport report =
          new ParityReport(chosen, versions(oracle), LocalDate.now(ZoneOffset.UTC));
      compareGrids(oracle, report, chosen);
      if (draws > 0) {
        Draws source = new Draws(seed, chosen);
        report.add(DrawnCases.run(draws, source, oracle, k -> show("random cases", k, draws)));
      }
      if (families == null) {
        TutorialCurves.run(EPOCHS, this::show).forEach(report::add);
      }
      show("", 0, 0);
      write(out, report.markdown());
      return tell(report, oracle, out);
    }
  }

  private void compareGrids(Oracle oracle, ParityReport report, List<Family> families) {
    List<Case> cases = new ArrayList<>();
    families.forEach(family -> cases.addAll(oracle.cases(family.name())));
    for (int k = 0; k < cases.size(); k++) {
      show(cases.get(k).family(), k, cases.size());
      report.add(Outcome.of(cases.get(k), oracle));
    }
  }

  @Command(
      name = "run",
      description = {
        "Run one case, as the report prints them, here and in Keras; print both results.",
        "Exits with 1 if they differ."
      })
  int run(
      @Mixin Where where,
      @Parameters(paramLabel = "FILE", description = "The case, JSON.") Path file)
      throws IOException {
    Case asked = Case.of(new ObjectMapper().readTree(file.toFile()));
    try (Oracle oracle = where.start()) {
      Outcome outcome = Outcome.of(asked, oracle);
      out().println(asked + ": " + outcome.verdict() + " " + outcome.explanation());
      return outcome.verdict() == Outcome.Verdict.EQUAL ? 0 : CommandLine.ExitCode.SOFTWARE;
    }
  }

  private static List<Family> chosen(@Nullable List<String> families) {
    return families == null ? Family.all() : families.stream().map(Family::of).toList();
  }

  private int tell(ParityReport report, Oracle oracle, Path out) {
    List<String> wrong = new ArrayList<>(report.differences());
    if (oracle.kerasVersion().startsWith(JUDGE)) {
      wrong.addAll(report.unknown());
    }
    wrong.forEach(line -> out().println(line));
    out().println("keras-jvm and Keras " + oracle.kerasVersion() + ": " + report.summary());
    out().println("Report: " + out);
    out().flush();
    return wrong.isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private static Map<String, String> versions(Oracle oracle) throws IOException {
    Map<String, String> versions = new LinkedHashMap<>();
    Map<String, String> keras = oracle.versions();
    versions.put("Keras", oracle.kerasVersion());
    versions.put("TensorFlow", keras.getOrDefault("tensorflow", "?"));
    versions.put("numpy", keras.getOrDefault("numpy", "?"));
    versions.put("Python", keras.getOrDefault("python", "?"));
    for (String line : new Version().getVersion()) {
      int end = line.startsWith("TensorFlow Java") ? "TensorFlow Java".length() : line.indexOf(' ');
      versions.put(line.substring(0, end), line.substring(end + 1));
    }
    return versions;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  /** On a terminal, a bar on a line that is written over; elsewhere nothing. */
  private void show(String what, int done, int all) {
    if (TextOutput.isTerminal()) {
      int filled = all == 0 ? 0 : WIDTH * done / all;
      String bar =
          all == 0
              ? ""
              : "#".repeat(filled)
                  + "-".repeat(WIDTH - filled)
                  + " "
                  + done
                  + "/"
                  + all
                  + " "
                  + what;
      out().printf("\r%-78s%s", bar, bar.isEmpty() ? "\r" : "");
      out().flush();
    }
  }

  private static void write(Path file, String text) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path temporary = Files.createTempFile(folder, "parity", ".md");
    Files.writeString(temporary, text, StandardCharsets.UTF_8);
    Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
