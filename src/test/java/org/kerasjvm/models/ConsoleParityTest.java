package org.kerasjvm.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kerasjvm.Options.activation;
import static org.kerasjvm.Options.batchSize;
import static org.kerasjvm.Options.epochs;
import static org.kerasjvm.Options.initialEpoch;
import static org.kerasjvm.Options.loss;
import static org.kerasjvm.Options.metrics;
import static org.kerasjvm.Options.optimizer;
import static org.kerasjvm.Options.steps;
import static org.kerasjvm.Options.stepsPerEpoch;
import static org.kerasjvm.Options.validationSplit;
import static org.kerasjvm.Options.verbose;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.kerasjvm.Keras;
import org.kerasjvm.batches.Batch;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.layers.Dense;
import org.kerasjvm.layers.Input;
import org.kerasjvm.parity.Golden;

/**
 * What fit, evaluate, predict and summary print, against the bytes that {@code
 * python-export/recipes/text.py} caught, without what depends on the clock.
 */
class ConsoleParityTest {

  private static final JsonNode GOLDEN = Golden.read("keras/console.json");
  private static final NDArray X = Golden.array(Golden.read("keras/data/rows20.json").get("x"));
  private static final NDArray Y = Golden.array(Golden.read("keras/data/rows20.json").get("y"));
  private static final Pattern TIME = Pattern.compile("\\d+(:\\d\\d)*s\\b(?!/)");
  private static final Pattern PER_STEP = Pattern.compile("\\d+(us|ms|s)/step");

  private static final List<Batch> BATCHES =
      Stream.of(0, 8, 16).map(from -> Batch.of(rows(X, from), rows(Y, from))).toList();

  private static final Map<String, Consumer<Sequential>> CALLS =
      Map.ofEntries(
          Map.entry("fit_verbose_1", m -> m.fit(X, Y, batchSize(8), epochs(3))),
          Map.entry("fit_verbose_2", m -> m.fit(X, Y, batchSize(8), epochs(3), verbose(2))),
          Map.entry(
              "fit_validation_verbose_1",
              m -> m.fit(X, Y, batchSize(4), epochs(2), validationSplit(0.3))),
          Map.entry(
              "fit_validation_verbose_2",
              m -> m.fit(X, Y, batchSize(4), epochs(2), validationSplit(0.3), verbose(2))),
          Map.entry("fit_one_epoch", m -> m.fit(X, Y)),
          Map.entry("fit_verbose_0", m -> m.fit(X, Y, verbose(0))),
          Map.entry(
              "fit_steps_per_epoch", m -> m.fit(X, Y, batchSize(4), epochs(3), stepsPerEpoch(2))),
          Map.entry(
              "fit_steps_per_epoch_verbose_2",
              m -> m.fit(X, Y, batchSize(4), epochs(3), stepsPerEpoch(2), verbose(2))),
          Map.entry("fit_unknown_length", m -> m.fit(BATCHES)),
          Map.entry("fit_unknown_length_verbose_2", m -> m.fit(BATCHES, verbose(2))),
          Map.entry("evaluate_steps", m -> m.evaluate(X, Y, batchSize(4), steps(2))),
          Map.entry("evaluate_unknown_length", m -> m.evaluate(BATCHES)),
          Map.entry("predict_steps", m -> m.predict(X, batchSize(4), steps(2))),
          Map.entry("predict_unknown_length", m -> m.predict(BATCHES)),
          Map.entry("fit_initial_epoch", m -> m.fit(X, Y, epochs(5), initialEpoch(3))),
          Map.entry("evaluate_verbose_1", m -> m.evaluate(X, Y, batchSize(8))),
          Map.entry("evaluate_verbose_2", m -> m.evaluate(X, Y, batchSize(8), verbose(2))),
          Map.entry("predict_verbose_1", m -> m.predict(X, batchSize(8))),
          Map.entry("summary", m -> m.summary()));

  private static NDArray rows(NDArray array, int from) {
    return array.slice(from, Math.min(from + 8, array.length()));
  }

  @TestFactory
  Stream<DynamicTest> printsTheBytesOfKeras() {
    return GOLDEN.get("calls").properties().stream()
        .map(
            golden ->
                DynamicTest.dynamicTest(
                    golden.getKey(),
                    () ->
                        assertThat(normalised(printed(CALLS.get(golden.getKey()))))
                            .isEqualTo(golden.getValue().get("normalised").asText())));
  }

  @Test
  void knowsEveryCallOfTheGolden() {
    assertThat(CALLS.keySet())
        .containsExactlyInAnyOrderElementsOf(Golden.map(GOLDEN.get("calls")).keySet());
  }

  private static String printed(Consumer<Sequential> call) {
    Keras.clearSession();
    Keras.setRandomSeed(7);
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Sequential model =
        new Sequential(
            Input.of(4), new Dense(6, activation("relu")), new Dense(1, activation("sigmoid")))) {
      model.compile(optimizer("adam"), loss("binary_crossentropy"), metrics("accuracy"));
      System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
      call.accept(model);
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** The rule of the golden: times are T, only the first and last draw of an epoch stay. */
  private static String normalised(String raw) {
    List<String> lines = new ArrayList<>();
    for (String line : raw.split("\n", -1)) {
      List<String> draws =
          Stream.of(line.split("\r"))
              .map(draw -> draw.replace("\b", "").stripTrailing())
              .filter(draw -> !draw.isBlank())
              .toList();
      lines.add(
          draws.size() < 2
              ? String.join("", draws)
              : draws.get(0) + "\r" + draws.get(draws.size() - 1));
    }
    String text = TIME.matcher(String.join("\n", lines)).replaceAll("T");
    return PER_STEP.matcher(text).replaceAll("T/step");
  }
}
