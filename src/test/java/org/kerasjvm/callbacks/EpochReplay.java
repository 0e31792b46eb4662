package org.kerasjvm.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.kerasjvm.console.TextOutput;

/** Gives the logs that Keras's callbacks got to ours, and compares what they did and printed. */
final class EpochReplay {

  private EpochReplay() {}

  static Stream<DynamicTest> tests(
      String file, BiFunction<JsonNode, TextOutput, Callback> callback) {
    return ConsoleGolden.cases("callbacks/" + file).entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(entry.getKey(), () -> run(entry.getValue(), callback)));
  }

  /** Keyword arguments as Python's names and values. */
  static Map<String, Object> settings(JsonNode golden) {
    Map<String, Object> settings = new LinkedHashMap<>();
    golden
        .get("settings")
        .properties()
        .forEach(
            e ->
                settings.put(
                    e.getKey(), new ObjectMapper().convertValue(e.getValue(), Object.class)));
    return settings;
  }

  private static void run(JsonNode golden, BiFunction<JsonNode, TextOutput, Callback> make) {
    StringBuilder text = new StringBuilder();
    Callback callback = make.apply(golden, TextOutput.to(text));
    for (JsonNode fit : golden.get("fits")) {
      text.setLength(0);
      ReplayModel model = fit(callback, golden.get("logs"), fit.get("epochs"));
      assertThat(text.toString()).isEqualTo(fit.get("text").asText());
      JsonNode restored = fit.get("restored");
      assertThat(model.restored).isEqualTo(restored.isNull() ? null : restored.asInt());
    }
  }

  private static ReplayModel fit(Callback callback, JsonNode given, JsonNode seen) {
    ReplayModel model = new ReplayModel();
    callback.setModel(model);
    callback.onTrainBegin(Map.of());
    for (int epoch = 0; epoch < given.size() && !model.stopTraining(); epoch++) {
      model.epoch = epoch;
      callback.onEpochBegin(epoch, Map.of());
      Map<String, Double> logs = ConsoleGolden.logs(given.get(epoch));
      callback.onEpochEnd(epoch, logs);
      JsonNode expected = seen.get(epoch);
      assertThat(logs.toString())
          .as("logs of epoch %d", epoch)
          .isEqualTo(ConsoleGolden.logs(expected.get("logs")).toString());
      assertThat((double) model.learningRate()).isEqualTo(expected.get("rate").asDouble());
      assertThat(model.stopTraining()).isEqualTo(expected.get("stop").asBoolean());
    }
    callback.onTrainEnd(Map.of());
    return model;
  }
}
