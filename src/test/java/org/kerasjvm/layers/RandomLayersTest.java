package org.kerasjvm.layers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.kerasjvm.Keras;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.engine.Harness;
import org.kerasjvm.models.Sequential;
import org.kerasjvm.ops.Variable;
import org.kerasjvm.parity.Golden;
import org.kerasjvm.parity.Tolerance;

/** The random numbers of layers: first weights and dropout masks, bit for bit. */
class RandomLayersTest {

  @TestFactory
  Stream<DynamicTest> dropoutDropsWhatKerasDrops() {
    return Golden.each(
        Golden.read("keras/random/dropout.json").get("values"),
        golden ->
            "rate %s, seed %s, %s"
                .formatted(golden.get("rate"), golden.get("seed"), golden.get("shape")),
        RandomLayersTest::compareDropout);
  }

  @TestFactory
  Stream<DynamicTest> layersStartWithTheWeightsOfKeras() {
    return Golden.each(
        Golden.read("keras/random/layer_weights.json").get("by_seed"),
        golden -> "seed " + golden.get("seed"),
        RandomLayersTest::compareWeights);
  }

  @Test
  void dropoutDoesNothingOutsideTraining() {
    Dropout dropout = new Dropout(0.5);
    NDArray ones = ones(4, 3);
    try (Harness harness = new Harness(dropout.seedVariables())) {
      NDArray y = harness.run(false, (c, in) -> dropout.trace(in, c), ones).get(0);
      assertThat(y).isEqualTo(ones);
      assertThat(calls(dropout)).isZero();
    }
  }

  @Test
  void dropoutOfAllDropsAll() {
    Dropout dropout = new Dropout(1);
    try (Harness harness = new Harness(dropout.seedVariables())) {
      NDArray y = harness.run(true, (c, in) -> dropout.trace(in, c), ones(4, 3)).get(0);
      assertThat(y).isEqualTo(NDArray.zeros(org.kerasjvm.data.DType.FLOAT32, 4, 3));
    }
  }

  private static void compareDropout(JsonNode golden) {
    Layer dropout =
        Layers.REGISTRY.create(
            "Dropout",
            Map.of("rate", golden.get("rate").asDouble(), "seed", golden.get("seed").asInt()));
    NDArray ones = ones(NDArray.of(Golden.doubles(golden.get("shape"))).toIntArray());
    try (Harness harness = new Harness(dropout.seedVariables())) {
      for (int call = 0; call < golden.get("outputs").size(); call++) {
        NDArray y = harness.run(true, (c, in) -> dropout.trace(in, c), ones).get(0);
        Tolerance.EXACT.check(
            "call " + call,
            y.ravel().toFloatArray(),
            Golden.floats(golden.get("outputs").get(call)));
      }
    }
  }

  private static void compareWeights(JsonNode golden) {
    Keras.setRandomSeed(golden.get("seed").asLong());
    try (Sequential model =
        new Sequential(Input.of(8), new Dense(12), new Dropout(0.2), new Dense(8), new Dense(1))) {
      List<NDArray> weights = model.getWeights();
      assertThat(weights).hasSize(golden.get("weights").size());
      for (int k = 0; k < weights.size(); k++) {
        assertThat(Golden.crc32(weights.get(k).ravel().toFloatArray()))
            .as("weight %d", k)
            .isEqualTo(golden.get("weights").get(k).get("crc32").asText());
      }
    }
  }

  private static long calls(Dropout dropout) {
    Variable state = dropout.seedVariables().get(0);
    return state.value().getLong(1);
  }

  private static NDArray ones(int... shape) {
    float[] ones = new float[NDArray.zeros(org.kerasjvm.data.DType.FLOAT32, shape).size()];
    Arrays.fill(ones, 1);
    return NDArray.of(ones, shape);
  }
}
