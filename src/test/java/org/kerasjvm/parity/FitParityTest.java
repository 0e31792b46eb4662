package org.kerasjvm.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kerasjvm.Options.batchSize;
import static org.kerasjvm.Options.sampleWeight;
import static org.kerasjvm.Options.verbose;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.kerasjvm.callbacks.Callback;
import org.kerasjvm.callbacks.History;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.models.Sequential;
import org.kerasjvm.random.TensorFlowShuffle;

/**
 * Every fit that {@code python-export/recipes/fits.py} recorded, on both runners: the first weights
 * bit for bit, the order of the rows, loss and metrics of every epoch, the weights on the way and
 * at the end, the optimizer's slots, what evaluate and predict give.
 */
class FitParityTest {

  private static final int STEPWISE = 1;
  private static final int LOOPED = 100;

  /**
   * What both runners must do alike: three optimizers, with and without shuffling and dropout, the
   * arguments that say which batches are taken, every optimizer, loss, regularizer and constraint.
   */
  private static final Pattern VECTOR =
      Pattern.compile(
          "(adam|rmsprop|sgdm)_(ordered|shuffled)(_dropout)?"
              + "|steps_per_epoch.*|shuffle_batch.*|validation_(steps|data_weighted).*|all_arguments"
              + "|(optimizer|loss|regularizers?|constraint|metrics)_.*");

  @TestFactory
  Stream<DynamicTest> equalsKerasStepwise() {
    return tests(VECTOR.asMatchPredicate(), STEPWISE);
  }

  @TestFactory
  Stream<DynamicTest> equalsKerasLooped() {
    return tests(VECTOR.asMatchPredicate(), LOOPED);
  }

  @TestFactory
  Stream<DynamicTest> equalsKeras() {
    return tests(VECTOR.asMatchPredicate().negate(), null);
  }

  private static Stream<DynamicTest> tests(
      Predicate<String> which, @Nullable Integer stepsPerExecution) {
    return Golden.names("keras/fits").stream()
        .filter(which)
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> compare(Golden.read("keras/fits/" + name + ".json"), stepsPerExecution)));
  }

  private static void compare(JsonNode golden, @Nullable Integer stepsPerExecution) {
    Recipe recipe = new Recipe(golden.get("recipe"));
    Recorder recorder = new Recorder();
    try (Sequential model = recipe.model(stepsPerExecution)) {
      if (!recipe.builtByFit()) {
        Weights.check(Tolerance.EXACT, "initial", model.weights(), golden.get("initial_weights"));
      }
      for (int k = 0; k < recipe.fits().size(); k++) {
        JsonNode result = golden.get("results").get(k);
        History history = recipe.fit(model, recipe.fits().get(k), recorder);
        checkHistory("fit " + k, history, result);
        checkPermutation(recipe.seed(), result.get("permutation"));
      }
      recorder.check(golden);
      checkAfterwards(model, recipe, golden);
    }
  }

  private static void checkHistory(String what, History history, JsonNode result) {
    int first = result.get("epoch").get(0).asInt();
    assertThat(history.epoch())
        .containsExactlyElementsOf(
            Golden.elements(result.get("epoch")).stream().map(JsonNode::asInt).toList());
    Histories.check(what, first, history.history(), result.get("history"));
    Histories.checkArrays(what, history, result.get("history"));
  }

  private static void checkPermutation(long seed, JsonNode golden) {
    if (!golden.isNull()) {
      int[] order = TensorFlowShuffle.permutation(seed, golden.get("n").asInt());
      assertThat(Golden.crc32(order)).isEqualTo(golden.get("crc32").asText());
    }
  }

  private static void checkAfterwards(Sequential model, Recipe recipe, JsonNode golden) {
    Weights.check(recipe.tolerance(), "final", model.weights(), golden.get("final_weights"));
    Weights.check(
        Tolerance.SLOT, "slot", model.optimizer().variables(), golden.get("optimizer_variables"));
    double[] all = model.evaluate(recipe.x(), recipe.y(), verbose(0));
    Tolerance.LATE_LOSS.check("evaluate", all, Histories.numbers(golden.get("evaluate")));
    if (golden.has("evaluate_batch_size_7")) {
      double[] sevens = model.evaluate(recipe.x(), recipe.y(), batchSize(7), verbose(0));
      double[] expected = Histories.numbers(golden.get("evaluate_batch_size_7"));
      Tolerance.LATE_LOSS.check("evaluate by 7", sevens, expected);
    }
    if (golden.has("evaluate_sample_weight")) {
      double[] weighted =
          model.evaluate(
              recipe.x(),
              recipe.y(),
              sampleWeight(recipe.sampleWeight()),
              batchSize(7),
              verbose(0));
      double[] expected = Golden.doubles(golden.get("evaluate_sample_weight"));
      Tolerance.LATE_LOSS.check("evaluate with weights", weighted, expected);
    }
    JsonNode predicted = golden.get("predict");
    NDArray first = recipe.x().slice(0, predicted.size());
    recipe
        .tolerance()
        .check(
            "predict",
            model.predict(first, verbose(0)).ravel().toFloatArray(),
            Golden.floats(predicted));
  }

  /** Keeps the weights of the epochs that a golden holds; of several fits the first one counts. */
  private static final class Recorder extends Callback {

    private final Map<Integer, List<NDArray>> byEpoch = new LinkedHashMap<>();

    @Override
    public void onEpochEnd(int epoch, Map<String, Double> logs) {
      if (epoch == 0 || epoch == 4) {
        byEpoch.putIfAbsent(epoch + 1, model().getWeights());
      }
    }

    void check(JsonNode golden) {
      for (var entry : golden.get("weights_after_epoch").properties()) {
        List<NDArray> weights = byEpoch.get(Integer.parseInt(entry.getKey()));
        Weights.checkValues(
            Tolerance.TRAINED, "after epoch " + entry.getKey(), weights, entry.getValue());
      }
    }
  }
}
