package org.kerasjvm.callbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.kerasjvm.console.TextOutput;

class ProgbarLoggerTest {

  @TestFactory
  Stream<DynamicTest> writesTheBytesOfKeras() {
    return ConsoleGolden.cases("progbar/loggers.json").entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () ->
                        assertThat(replay(entry.getValue()))
                            .isEqualTo(entry.getValue().get("text").asText())));
  }

  @Test
  void refusesACountThatLeavesBatchesOut() {
    ProgbarLogger logger = new ProgbarLogger(TextOutput.to(new StringBuilder()), () -> 0L);
    logger.onEpochBegin(0, Map.of());
    assertThatThrownBy(() -> logger.onTrainBatchesEnd(4, 3, Map.of(), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "ProgbarLogger: count must be the batches since the call before, 5; received 3.");
  }

  private static String replay(JsonNode golden) {
    StringBuilder text = new StringBuilder();
    ProgbarLogger logger =
        new ProgbarLogger(TextOutput.to(text), ConsoleGolden.clock(golden.get("clock")));
    golden.get("calls").forEach(call -> perform(logger, call));
    return text.toString();
  }

  private static void perform(ProgbarLogger logger, JsonNode call) {
    int index = call.get(1).asInt();
    Map<String, Double> logs = ConsoleGolden.logs(call.get(call.size() - 1));
    switch (call.get(0).asText()) {
      case "set_params" -> logger.setParams(params(call.get(1)));
      case "on_train_begin" -> logger.onTrainBegin(logs);
      case "on_train_end" -> logger.onTrainEnd(logs);
      case "on_test_begin" -> logger.onTestBegin(logs);
      case "on_test_end" -> logger.onTestEnd(logs);
      case "on_predict_begin" -> logger.onPredictBegin(logs);
      case "on_predict_end" -> logger.onPredictEnd(logs);
      case "on_epoch_begin" -> logger.onEpochBegin(index, logs);
      case "on_epoch_end" -> logger.onEpochEnd(index, logs);
      case "on_train_batch_begin" -> logger.onTrainBatchBegin(index, logs);
      case "on_train_batch_end" -> logger.onTrainBatchEnd(index, logs);
      case "on_test_batch_begin" -> logger.onTestBatchBegin(index, logs);
      case "on_test_batch_end" -> logger.onTestBatchEnd(index, logs);
      case "on_predict_batch_begin" -> logger.onPredictBatchBegin(index, logs);
      case "on_predict_batch_end" -> logger.onPredictBatchEnd(index, logs);
      default -> throw new AssertionError("unknown call " + call);
    }
  }

  private static Map<String, Object> params(JsonNode node) {
    Map<String, Object> params = new LinkedHashMap<>();
    node.properties()
        .forEach(
            entry -> {
              JsonNode value = entry.getValue();
              if (!value.isNull()) {
                params.put(entry.getKey(), value.isInt() ? (Object) value.asInt() : value.asText());
              }
            });
    return params;
  }
}
