package org.kerasjvm.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kerasjvm.Options.activation;
import static org.kerasjvm.Options.classWeight;
import static org.kerasjvm.Options.learningRate;
import static org.kerasjvm.Options.loss;
import static org.kerasjvm.Options.metrics;
import static org.kerasjvm.Options.optimizer;
import static org.kerasjvm.Options.returnDict;
import static org.kerasjvm.Options.sampleWeight;
import static org.kerasjvm.Options.weightedMetrics;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kerasjvm.Keras;
import org.kerasjvm.config.OnBatchCall;
import org.kerasjvm.config.Option;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.layers.Dense;
import org.kerasjvm.layers.Dropout;
import org.kerasjvm.layers.Input;
import org.kerasjvm.models.Sequential;
import org.kerasjvm.optimizers.Adam;

/** The single batches of {@code python-export/recipes/on_batch.py}. */
class OnBatchParityTest {

  private static final JsonNode DATA = Golden.read("keras/data/rows20.json");
  private static final NDArray X = Golden.array(DATA.get("x"));
  private static final NDArray Y = Golden.array(DATA.get("y"));

  @Test
  void everyCallGivesWhatKerasGives() {
    JsonNode golden = Golden.read("keras/on_batch.json");
    Keras.clearSession();
    Keras.setRandomSeed(7);
    try (Sequential model =
        new Sequential(
            Input.of(4),
            new Dense(6, activation("relu")),
            new Dropout(0.3),
            new Dense(1, activation("sigmoid")))) {
      model.compile(
          optimizer(new Adam(learningRate(0.05))),
          loss("binary_crossentropy"),
          metrics("acc", "mse"),
          weightedMetrics("mae"));
      for (JsonNode step : golden.get("steps")) {
        check(model, step, Golden.array(golden.get("weights_of_rows")));
      }
      Tolerance.TRAINED.check(
          "predict",
          model.predictOnBatch(X.slice(0, 5)).ravel().toFloatArray(),
          Golden.floats(golden.get("predict_on_batch")));
      Weights.check(Tolerance.TRAINED, "final", model.weights(), golden.get("final_weights"));
    }
  }

  private static void check(Sequential model, JsonNode step, NDArray weights) {
    if (step.get("kind").asText().equals("reset")) {
      model.resetMetrics();
      return;
    }
    boolean training = step.get("kind").asText().equals("train");
    int from = step.get("rows").get(0).asInt();
    int to = step.get("rows").get(1).asInt();
    NDArray x = X.slice(from, to);
    NDArray y = Y.slice(from, to);
    List<Option<? super OnBatchCall>> options = new ArrayList<>();
    JsonNode given = step.get("options");
    if (given.has("class_weight")) {
      options.add(classWeight(Map.of(0, 0.5, 1, 2.0)));
    }
    NDArray weight = weights.slice(from, to);
    boolean weighted = given.has("sample_weight");
    if (weighted) {
      options.add(sampleWeight(weight));
    }
    JsonNode expected = step.get("result");
    Option<? super OnBatchCall>[] all = options.toArray(OnBatchParityTest::options);
    if (expected.isObject()) {
      Map<String, Double> result =
          training
              ? model.trainOnBatch(x, y, returnDict(), all)
              : weighted
                  ? model.testOnBatch(x, y, returnDict(), sampleWeight(weight))
                  : model.testOnBatch(x, y, returnDict());
      assertThat(result.keySet()).containsExactlyElementsOf(Golden.map(expected).keySet());
      result.forEach(
          (key, value) -> Tolerance.LOSS.check(key, value, expected.get(key).asDouble()));
    } else {
      double[] result =
          training
              ? model.trainOnBatch(x, y, all)
              : weighted ? model.testOnBatch(x, y, sampleWeight(weight)) : model.testOnBatch(x, y);
      Tolerance.LOSS.check("step", result, Golden.doubles(expected));
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
  private static <C> Option<? super C>[] options(int length) {
    return new Option[length];
  }
}
