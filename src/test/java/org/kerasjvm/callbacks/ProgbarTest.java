package org.kerasjvm.callbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.kerasjvm.console.TextOutput;

class ProgbarTest {

  @TestFactory
  Stream<DynamicTest> writesTheBytesOfKeras() {
    return ConsoleGolden.cases("progbar/bars.json").entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () ->
                        assertThat(replay(entry.getValue()))
                            .isEqualTo(entry.getValue().get("text").asText())));
  }

  @Test
  void severalStepsInOneUpdateGiveTheAverageOfStepwiseUpdates() {
    StringBuilder stepwise = new StringBuilder();
    StringBuilder together = new StringBuilder();
    Progbar single = bar(4, stepwise);
    Progbar bulk = bar(4, together);
    single.update(1, Map.of("loss", 0.9), false);
    single.update(2, Map.of("loss", 0.6), false);
    single.update(3, Map.of("loss", 0.3), false);
    single.update(4, Map.of("loss", 0.1), true);
    bulk.update(3, Map.of("loss", 0.3), Map.of("loss", 0.9 + 0.6 + 0.3));
    bulk.update(4, Map.of("loss", 0.1), true);
    assertThat(lastDrawing(together)).isEqualTo(lastDrawing(stepwise)).contains("loss: 0.4750");
  }

  @Test
  void addMovesByASTepCount() {
    StringBuilder text = new StringBuilder();
    Progbar bar = bar(10, text);
    bar.add(4, Map.of("loss", 0.5));
    bar.add(6, Map.of("loss", 0.25));
    assertThat(text.toString()).contains(" 4/10").contains("10/10").endsWith("loss: 0.3500\n");
  }

  @Test
  void rejectsATargetBelowOne() {
    assertThatThrownBy(() -> new Progbar(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Progbar: target must be 1 or more, or null if unknown; received 0.");
  }

  private static String replay(JsonNode golden) {
    StringBuilder text = new StringBuilder();
    TextOutput output = TextOutput.to(text);
    boolean dynamic = golden.get("dynamic").asBoolean();
    Progbar bar =
        new Progbar(
            golden.at("/settings/target").isNull() ? null : golden.at("/settings/target").asInt(),
            settings(golden, dynamic ? output : output.withoutRedraw()));
    for (JsonNode update : golden.get("updates")) {
      Map<String, Double> values = ConsoleGolden.logs(update.get(1));
      if (update.has(2)) {
        bar.update(update.get(0).asInt(), values, update.get(2).asBoolean());
      } else {
        bar.update(update.get(0).asInt(), values);
      }
    }
    return text.toString();
  }

  private static Progbar.Settings settings(JsonNode golden, TextOutput output) {
    JsonNode given = golden.get("settings");
    Set<String> stateful = new HashSet<>();
    given.path("stateful_metrics").forEach(name -> stateful.add(name.asText()));
    return new Progbar.Settings(
        given.path("width").asInt(20),
        given.path("verbose").asInt(1),
        given.path("interval").asDouble(0.05),
        stateful,
        given.path("unit_name").asText("step"),
        output,
        ConsoleGolden.clock(golden.get("clock")));
  }

  private static Progbar bar(int target, StringBuilder text) {
    AtomicLong now = new AtomicLong();
    return new Progbar(
        target,
        Progbar.Settings.defaults().withOutput(TextOutput.to(text), () -> now.addAndGet(1)));
  }

  private static String lastDrawing(StringBuilder text) {
    return text.substring(text.lastIndexOf("\r")).replaceAll(" [0-9]+us/step", "");
  }
}
