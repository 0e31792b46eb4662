package org.kerasjvm.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.kerasjvm.console.TextOutput;

class TerminateOnNaNTest {

  @Test
  void stopsAtALossThatIsNotFinite() {
    JsonNode losses = ConsoleGolden.cases("callbacks/terminate_on_nan.json").get("losses");
    for (JsonNode golden : losses) {
      StringBuilder text = new StringBuilder();
      TerminateOnNaN callback = new TerminateOnNaN(TextOutput.to(text));
      callback.setModel(new ReplayModel());
      callback.onTrainBatchEnd(7, ConsoleGolden.logs(golden.get("logs")));
      assertThat(text.toString()).isEqualTo(golden.get("text").asText());
      assertThat(callback.model().stopTraining()).isEqualTo(golden.get("stop").asBoolean());
    }
  }

  @Test
  void looksAtEveryBatch() {
    assertThat(new TerminateOnNaN().usesTrainBatchHooks()).isTrue();
  }
}
