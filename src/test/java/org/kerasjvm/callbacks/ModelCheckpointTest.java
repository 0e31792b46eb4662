package org.kerasjvm.callbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kerasjvm.Options.monitor;
import static org.kerasjvm.Options.saveFreq;
import static org.kerasjvm.Options.saveWeightsOnly;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.kerasjvm.console.TextOutput;

class ModelCheckpointTest {

  @TestFactory
  Stream<DynamicTest> doesWhatKerasDoes() {
    return ConsoleGolden.cases("callbacks/model_checkpoint.json").entrySet().stream()
        .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> replay(entry.getValue())));
  }

  /** Keras's files end in h5, ours in npz. */
  private static String npz(JsonNode golden) {
    return golden.asText().replace(".weights.h5", ".weights.npz");
  }

  private static void replay(JsonNode golden) {
    Map<String, Object> settings = EpochReplay.settings(golden);
    settings.put("save_weights_only", true);
    StringBuilder text = new StringBuilder();
    ModelCheckpoint checkpoint =
        new ModelCheckpoint(
            npz(golden.get("filepath")),
            ModelCheckpoint.SCHEMA.fromMap(settings),
            TextOutput.to(text));
    ReplayModel model = new ReplayModel();
    checkpoint.setModel(model);
    checkpoint.onTrainBegin(Map.of());
    for (int epoch = 0; epoch < golden.get("logs").size(); epoch++) {
      checkpoint.onEpochBegin(epoch, Map.of());
      for (int batch = 0; batch < golden.get("batches").asInt(); batch++) {
        checkpoint.onTrainBatchEnd(batch, new HashMap<>(Map.of("loss", batch / 8.0)));
      }
      checkpoint.onEpochEnd(epoch, ConsoleGolden.logs(golden.get("logs").get(epoch)));
    }
    checkpoint.onTrainEnd(Map.of());
    List<String> saved = new ArrayList<>();
    golden.get("saved").forEach(file -> saved.add(npz(file)));
    assertThat(model.saved).isEqualTo(saved);
    assertThat(text.toString()).isEqualTo(npz(golden.get("text")));
  }

  @Test
  void wantsEveryBatchOnlyIfItCountsThem() {
    assertThat(new ModelCheckpoint("a.weights.npz", saveWeightsOnly(true)).usesTrainBatchHooks())
        .isFalse();
    assertThat(
            new ModelCheckpoint("a.weights.npz", saveWeightsOnly(true), saveFreq(3))
                .usesTrainBatchHooks())
        .isTrue();
  }

  @Test
  void refusesOtherFormats() {
    assertThatThrownBy(() -> new ModelCheckpoint("a.weights.h5", saveWeightsOnly(true)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "When using `save_weights_only=True` in `ModelCheckpoint`, the filepath provided must end"
                + " in `.weights.npz`. Received: filepath=a.weights.h5");
    assertThatThrownBy(() -> new ModelCheckpoint("a.keras"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "ModelCheckpoint: whole models cannot be saved yet. Give saveWeightsOnly(true) and a"
                + " filepath that ends in `.weights.npz`. Received: filepath=a.keras");
    assertThatThrownBy(
            () -> new ModelCheckpoint("a.weights.npz", saveWeightsOnly(true), saveFreq("never")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "ModelCheckpoint: save_freq must be 'epoch' or an integer of 1 or more; received 'never'.");
  }

  @Test
  void saysWhichNameHasNoValue() {
    ModelCheckpoint checkpoint =
        new ModelCheckpoint("{val_loss}.weights.npz", saveWeightsOnly(true), monitor("loss"));
    checkpoint.setModel(new ReplayModel());
    assertThatThrownBy(() -> checkpoint.onEpochEnd(0, Map.of("loss", 1.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Failed to format this callback filepath: \"{val_loss}.weights.npz\". Reason:"
                + " 'val_loss'");
  }
}
