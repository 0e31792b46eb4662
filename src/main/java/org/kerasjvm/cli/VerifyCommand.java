package org.kerasjvm.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.savedmodel.SavedModel;
import org.kerasjvm.savedmodel.SavedModelException;
import org.kerasjvm.savedmodel.Verification;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code verify}: whether models still give the answers that their writers saw. */
@Command(
    name = "verify",
    description = {
      "Run the examples that a SavedModel holds, and compare with the outputs that its writer"
          + " stored beside them.",
      ""
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:every output of every model agrees",
      "1:an output differs, a model has no examples, or a model does not load",
      "2:wrong usage"
    },
    footer = {
      "",
      "Examples:",
      "  keras-jvm verify models/mnist/keras3.8",
      "  keras-jvm verify model.zip && deploy model.zip",
      "",
      "Python puts examples in with export_with_examples of python-export/, Java with"
          + " model.export(directory, examples(x)).",
      "",
      "--json prints one object: passed and models, each with path, passed, and either error or"
          + " written_by, largest_difference and checks (example, signature, output, values,"
          + " largest_difference, atol, rtol, passed, fault). A difference that is null could not"
          + " be computed."
    })
final class VerifyCommand implements Callable<Integer> {

  @Parameters(arity = "1..*", paramLabel = "PATH", description = "The models; as for inspect.")
  private List<String> paths = List.of();

  @Option(names = "--json", description = "Print the comparisons as one JSON object.")
  private boolean json;

  @Mixin private final ModelOptions options = new ModelOptions();

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private final List<Map<String, @Nullable Object>> models = new ArrayList<>();

  @Override
  public Integer call() throws JsonProcessingException {
    boolean passed = true;
    for (String path : paths) {
      passed &= verify(path);
    }
    if (json) {
      Map<String, Object> root = new LinkedHashMap<>();
      root.put("passed", passed);
      root.put("models", models);
      out().println(Json.text(root));
    }
    out().flush();
    return passed ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private boolean verify(String path) {
    Verification verification;
    try (SavedModel model = options.load(path)) {
      verification = model.verify();
    } catch (IllegalArgumentException | SavedModelException e) {
      return failed(path, e);
    }
    if (json) {
      models.add(node(verification));
    } else {
      print(verification);
    }
    return verification.passed();
  }

  /** The other models are verified all the same. */
  private boolean failed(String path, RuntimeException e) {
    out().flush();
    if (paths.size() == 1 && !json) {
      throw e;
    }
    Map<String, @Nullable Object> node = new LinkedHashMap<>();
    node.put("path", path);
    node.put("passed", false);
    node.put("error", String.valueOf(e.getMessage()));
    models.add(node);
    if (!json) {
      Main.reportFailure(spec.commandLine(), e);
    }
    return false;
  }

  private void print(Verification verification) {
    long agree = verification.checks().stream().filter(Verification.Check::passed).count();
    boolean colours = spec.commandLine().getColorScheme().ansi().enabled();
    Columns columns = new Columns(out(), colours);
    columns.heading(
        "",
        "%s: %s, %d of %d outputs agree"
            .formatted(
                verification.model(),
                verification.passed() ? "ok" : "FAILED",
                agree,
                verification.checks().size()));
    List<List<String>> rows = new ArrayList<>();
    for (Verification.Check check : verification.checks()) {
      rows.add(row(check));
    }
    columns.table("  ", rows);
    if (!verification.writtenBy().isEmpty()) {
      columns.line("  examples from " + libraries(verification.writtenBy()));
    }
  }

  private static List<String> row(Verification.Check check) {
    return List.of(
        check.passed() ? "ok" : "FAILED",
        check.signature(),
        check.output(),
        Columns.plural(check.rows(), "value"),
        difference(check),
        fault(check));
  }

  private static String fault(Verification.Check check) {
    boolean values = !check.fault().isEmpty() && check.largestDifference() > 0;
    return values
        ? "%s: %s + %s * |value|".formatted(check.fault(), check.atol(), check.rtol())
        : check.fault();
  }

  private static String difference(Verification.Check check) {
    double largest = check.largestDifference();
    return Double.isNaN(largest)
        ? ""
        : largest == 0 ? "equal" : "off by %s at most".formatted(brief(largest));
  }

  private static String libraries(Map<String, String> writtenBy) {
    List<String> words = new ArrayList<>();
    writtenBy.forEach((library, version) -> words.add(library + " " + version));
    return String.join(", ", words);
  }

  private static String brief(double value) {
    return String.format(Locale.ROOT, value < 1e-3 ? "%.1e" : "%.3g", value);
  }

  private static Map<String, @Nullable Object> node(Verification verification) {
    Map<String, @Nullable Object> node = new LinkedHashMap<>();
    node.put("path", verification.model());
    node.put("passed", verification.passed());
    node.put("written_by", verification.writtenBy());
    node.put("largest_difference", finite(verification.largestDifference()));
    List<Map<String, @Nullable Object>> checks = new ArrayList<>();
    for (Verification.Check check : verification.checks()) {
      Map<String, @Nullable Object> entry = new LinkedHashMap<>();
      entry.put("example", check.example());
      entry.put("signature", check.signature());
      entry.put("output", check.output());
      entry.put("values", check.rows());
      entry.put("largest_difference", finite(check.largestDifference()));
      entry.put("atol", check.atol());
      entry.put("rtol", check.rtol());
      entry.put("passed", check.passed());
      entry.put("fault", check.fault().isEmpty() ? null : check.fault());
      checks.add(entry);
    }
    node.put("checks", checks);
    return node;
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
