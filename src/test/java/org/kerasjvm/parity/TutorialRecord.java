package org.kerasjvm.parity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.tutorials.TutorialRun;
import org.kerasjvm.tutorials.Tutorials;

/** What one run of a tutorial printed and wrote, to be held to its golden. */
final class TutorialRecord {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode results;
  private final JsonNode golden;
  private final String printed;
  private final boolean whole;
  private final boolean sameMachine;

  private TutorialRecord(JsonNode results, JsonNode golden, String printed, boolean whole) {
    this.results = results;
    this.golden = golden;
    this.printed = printed;
    this.whole = whole;
    this.sameMachine = Golden.sameKernels();
  }

  /**
   * Runs a tutorial; what it prints is kept from the console.
   *
   * @param epochs instead of the article's, or null; the first ones of a golden's history are
   *     compared then, and nothing that comes after training
   */
  static TutorialRecord of(String name, Path folder, @Nullable Integer epochs) throws IOException {
    PrintStream console = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      new TutorialRun(Tutorials.byName(name), folder, null, epochs).run();
    } finally {
      System.setOut(console);
    }
    return new TutorialRecord(
        JSON.readTree(folder.resolve(TutorialRun.RESULTS).toFile()),
        Golden.read("tutorials/" + name.replace('-', '_') + ".json"),
        printed.toString(StandardCharsets.UTF_8),
        epochs == null);
  }

  /** The numbers of {@code results.json}. */
  JsonNode results() {
    return results;
  }

  /** What Keras computed. */
  JsonNode golden() {
    return golden;
  }

  /** Standard output. */
  String printed() {
    return printed;
  }

  /** A fit: keys, and every metric of every epoch. */
  void checkFit(String path, String goldenPath) {
    JsonNode expected = at(golden, goldenPath);
    checkHistory(path, expected.has("history") ? expected.get("history") : expected);
  }

  private void checkHistory(String path, JsonNode expected) {
    Map<String, Object> history = Golden.map(at(results, path));
    assertThat(history.keySet())
        .as("%s: keys", path)
        .containsExactlyElementsOf(Golden.map(expected).keySet());
    history.forEach((key, values) -> checkMetric(path + "." + key, values, expected.get(key)));
  }

  private void checkMetric(String what, Object values, JsonNode golden) {
    double[] actual = Golden.doubles(JSON.valueToTree(values));
    double[] expected = Golden.doubles(golden);
    assertThat(actual.length)
        .as("%s: epochs", what)
        .satisfies(n -> assertThat(whole ? n == expected.length : n > 0).isTrue());
    for (int k = 0; k < actual.length; k++) {
      tolerance(what, k).check(what + " of epoch " + (k + 1), actual[k], expected[k]);
    }
  }

  private Tolerance tolerance(String what, int epoch) {
    boolean counted = what.contains("acc");
    if (!sameMachine) {
      return counted ? Tolerance.COUNTS_ELSEWHERE : Tolerance.LOSS_ELSEWHERE;
    }
    return counted ? Tolerance.EXACT : Tolerance.ofEpoch(epoch);
  }

  /** Loss and accuracy of an evaluation. */
  void checkEvaluation(String path, String goldenPath) {
    if (whole) {
      double[] actual = Golden.doubles(at(results, path));
      double[] expected = Golden.doubles(at(golden, goldenPath));
      tolerance("loss", Tolerance.LATE).check(path + ": loss", actual[0], expected[0]);
      tolerance("accuracy", 0).check(path + ": accuracy", actual[1], expected[1]);
    }
  }

  /** Losses at the end of trainings. */
  void checkLosses(String path, String goldenPath) {
    double[] expected = Golden.doubles(at(golden, goldenPath));
    tolerance("loss", Tolerance.LATE).check(path, Golden.doubles(at(results, path)), expected);
  }

  /** The first rows of predictions. */
  void checkPredictions(String path, String goldenPath) {
    if (whole) {
      float[] expected = Golden.floats(at(golden, goldenPath));
      float[] all = Golden.floats(at(results, path));
      float[] actual = java.util.Arrays.copyOf(all, expected.length);
      Tolerance tolerance = sameMachine ? Tolerance.LATE_TRAINED : Tolerance.LOSS_ELSEWHERE;
      tolerance.check(path, actual, expected);
    }
  }

  /** Numbers that no last digit touches: shapes, labels, counts. */
  void checkExactly(String path, String goldenPath) {
    assertThat(Golden.doubles(at(results, path)))
        .as(path)
        .containsExactly(Golden.doubles(at(golden, goldenPath)));
  }

  /** Whether the golden's last digits, and what grows out of them, can be expected here. */
  boolean sameMachine() {
    return sameMachine;
  }

  /** A number of the results. */
  double number(String path) {
    return at(results, path).asDouble();
  }

  static JsonNode at(JsonNode root, String path) {
    JsonNode node = root;
    for (String key : List.of(path.split("\\."))) {
      node = key.matches("\\d+") ? node.path(Integer.parseInt(key)) : node.path(key);
    }
    assertThat(node.isMissingNode()).as("%s is there", path).isFalse();
    return node;
  }
}
