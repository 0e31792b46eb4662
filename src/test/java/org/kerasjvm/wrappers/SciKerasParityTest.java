package org.kerasjvm.wrappers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kerasjvm.Options.batchSize;
import static org.kerasjvm.Options.classWeight;
import static org.kerasjvm.Options.epochs;
import static org.kerasjvm.Options.loss;
import static org.kerasjvm.Options.metrics;
import static org.kerasjvm.Options.optimizer;
import static org.kerasjvm.Options.randomState;
import static org.kerasjvm.Options.sampleWeight;
import static org.kerasjvm.Options.shuffle;
import static org.kerasjvm.Options.verbose;
import static org.kerasjvm.modelselection.ModelSelection.crossValScore;
import static org.kerasjvm.pipeline.Pipeline.step;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.kerasjvm.Keras;
import org.kerasjvm.base.Estimator;
import org.kerasjvm.config.Option;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.models.Model;
import org.kerasjvm.modelselection.CrossValidator;
import org.kerasjvm.modelselection.KFold;
import org.kerasjvm.modelselection.StratifiedKFold;
import org.kerasjvm.parity.Golden;
import org.kerasjvm.parity.Tolerance;
import org.kerasjvm.pipeline.Pipeline;
import org.kerasjvm.preprocessing.StandardScaler;

/** Against SciKeras 0.13: {@code python-export/recipes/wrappers.py}. */
class SciKerasParityTest {

  private static final JsonNode GOLDEN = Golden.read("wrappers/scikeras.json");
  private static final NDArray X = Golden.array(GOLDEN.get("x"));

  @SafeVarargs
  private static KerasClassifier classifier(
      Supplier<Model> model, Option<? super KerasClassifier>... more) {
    List<Option<? super KerasClassifier>> options = new ArrayList<>(List.of(more));
    options.addAll(List.of(epochs(15), batchSize(8), verbose(0), randomState(7)));
    return new KerasClassifier(
        model, options.<Option<? super KerasClassifier>>toArray(SciKerasParityTest::array));
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // Java makes no generic arrays
  private static Option<? super KerasClassifier>[] array(int size) {
    return new Option[size];
  }

  private static KerasClassifier binary() {
    return classifier(Networks::binary);
  }

  private static KerasClassifier metals(String loss) {
    return classifier(
        () -> Networks.network(3, "softmax"), loss(loss), optimizer("adam"), metrics("accuracy"));
  }

  private static KerasRegressor regressor(int outputs) {
    return new KerasRegressor(
        () -> Networks.network(outputs, "linear"),
        loss("mse"),
        optimizer("adam"),
        metrics("mae", "mse"),
        epochs(15),
        batchSize(8),
        verbose(0),
        randomState(7));
  }

  private static NDArray targets(String fit) {
    return Golden.values(GOLDEN.get("fits").get(fit).get("y"));
  }

  private static void check(String fit, KerasClassifier fitted) {
    JsonNode golden = GOLDEN.get("fits").get(fit);
    checkHistory(golden.get("history"), fitted);
    assertThat(fitted.classes().toStringArray())
        .containsExactly(Golden.values(golden.get("classes")).toStringArray());
    NDArray predicted = fitted.predict(X);
    NDArray expected = Golden.values(golden.get("predict"));
    assertThat(predicted.shape()).containsExactly(expected.shape());
    assertThat(predicted.toStringArray()).containsExactly(expected.toStringArray());
    NDArray probabilities = fitted.predictProba(X);
    assertThat(probabilities.shape()).containsExactly(Golden.shape(golden.get("predict_proba")));
    Tolerance.TRAINED.check(
        fit, probabilities.toFloatArray(), Golden.floats(golden.get("predict_proba")));
    assertThat(fitted.score(X, targets(fit))).isEqualTo(golden.get("score").asDouble());
    fitted.close();
  }

  private static void checkHistory(JsonNode golden, BaseWrapper fitted) {
    assertThat(fitted.history().keySet()).containsExactlyElementsOf(Golden.map(golden).keySet());
    fitted
        .history()
        .forEach(
            (key, values) ->
                (key.equals("accuracy") ? Tolerance.EXACT : Tolerance.LOSS)
                    .check(
                        key,
                        values.stream().mapToDouble(Double::doubleValue).toArray(),
                        Golden.doubles(golden.get(key))));
  }

  @Test
  void labelsMayBeText() {
    check("text", binary().fit(X, targets("text")));
  }

  @Test
  void anUncompiledModelIsCompiledWithTheArgumentsOfTheWrapper() {
    KerasClassifier fitted = metals("sparse_categorical_crossentropy");
    check("metals_by_number", fitted.fit(X, targets("metals_by_number")));
  }

  @Test
  void categoricalCrossentropyGetsOneHotRows() {
    KerasClassifier fitted = metals("categorical_crossentropy");
    check("metals_one_hot", fitted.fit(X, targets("metals_one_hot")));
  }

  @Test
  void oneHotTargetsStayAndComeBackOneHot() {
    KerasClassifier fitted = metals("categorical_crossentropy");
    check("given_one_hot", fitted.fit(X, targets("given_one_hot")));
  }

  @Test
  void balancedClassesWeighTheMoreTheRarerTheyAre() {
    KerasClassifier fitted = classifier(Networks::binary, classWeight("balanced"));
    check("balanced", fitted.fit(X, targets("balanced")));
  }

  @Test
  void classesHaveWeightsByLabel() {
    KerasClassifier fitted = classifier(Networks::binary, classWeight(Map.of("M", 2.0, "R", 0.5)));
    check("class_weight", fitted.fit(X, targets("class_weight")));
  }

  @Test
  void rowsWithoutWeightAreLeftOut() {
    double[] weights = new double[20];
    for (int row = 0; row < weights.length; row++) {
      weights[row] = row % 4 / 2.0;
    }
    check("sample_weight", binary().fit(X, targets("sample_weight"), sampleWeight(weights)));
  }

  @Test
  void minusOneMakesOneBatchOfAllRows() {
    check("all_rows_a_batch", binary().fit(X, targets("all_rows_a_batch"), batchSize(-1)));
  }

  @Test
  void partialFitGoesOnForOneEpoch() {
    KerasClassifier stepped = binary();
    NDArray y = targets("partial_fit");
    check("partial_fit", stepped.partialFit(X, y).partialFit(X, y).partialFit(X, y));
  }

  @Test
  void regressorsPredictNumbersOfTheShapeOfTheTargets() {
    for (String fit : List.of("regressor", "two_outputs")) {
      NDArray y = targets(fit);
      JsonNode golden = GOLDEN.get("fits").get(fit);
      try (KerasRegressor fitted = regressor(y.rank()).fit(X, y)) {
        checkHistory(golden.get("history"), fitted);
        NDArray predicted = fitted.predict(X);
        assertThat(predicted.dtype()).isEqualTo(DType.FLOAT32);
        assertThat(predicted.shape()).containsExactly(y.shape());
        Tolerance.TRAINED.check(
            fit, predicted.toFloatArray(), Golden.floats(golden.get("predict")));
        Tolerance.TRAINED.check(fit, fitted.score(X, y), golden.get("score").asDouble());
      }
    }
  }

  // ---- cross-validation

  private static void checkFolds(
      String name, Estimator estimator, NDArray y, CrossValidator cv, Tolerance scores) {
    JsonNode golden = GOLDEN.get("cross_validations").get(name);
    NDArray found =
        crossValScore(
            estimator,
            X,
            y,
            cv,
            (fold, fitted, score) -> {
              if (fold == cv.nSplits() - 1) {
                Estimator last = fitted instanceof Pipeline p ? p.lastStep() : fitted;
                checkHistory(golden.get("last_history"), (BaseWrapper) last);
              }
            });
    scores.check(name, found.toDoubleArray(), Golden.doubles(golden.get("scores")));
  }

  @Test
  void foldsStartFromTheSameSeed() {
    CrossValidator folds = new StratifiedKFold(4, shuffle(true), randomState(7));
    checkFolds("shuffled_folds", binary(), targets("partial_fit"), folds, Tolerance.EXACT);
    checkFolds("plain_folds", binary(), targets("partial_fit"), new KFold(3), Tolerance.EXACT);
  }

  @Test
  void aNumberOfFoldsIsStratifiedForClassifiersOnly() {
    NDArray y = targets("partial_fit");
    double[] scores = crossValScore(binary(), X, y, 4).toDoubleArray();
    Tolerance.EXACT.check("four_folds", scores, scores("four_folds"));
    NDArray numbers = targets("regressor");
    double[] ofRegressor = crossValScore(regressor(1), X, numbers, 4).toDoubleArray();
    Tolerance.TRAINED.check("regressor", ofRegressor, scores("regressor"));
  }

  private static double[] scores(String name) {
    return Golden.doubles(GOLDEN.get("cross_validations").get(name).get("scores"));
  }

  @Test
  void pipelinesScaleEachFoldByItsTrainingRows() {
    Pipeline scaled =
        new Pipeline(step("standardize", new StandardScaler()), step("mlp", binary()));
    NDArray y = targets("partial_fit");
    checkFolds("pipeline", scaled, y, new StratifiedKFold(4), Tolerance.EXACT);
    assertThat(crossValScore(scaled, X, y, 4).toDoubleArray()).containsExactly(scores("pipeline"));
  }

  @Test
  void withoutRandomStateFoldsContinueTheGlobalStream() {
    KerasClassifier unseeded =
        new KerasClassifier(Networks::binary, epochs(15), batchSize(8), verbose(0));
    Keras.setRandomSeed(3);
    checkFolds(
        "global_stream", unseeded, targets("partial_fit"), new StratifiedKFold(3), Tolerance.EXACT);
  }
}
