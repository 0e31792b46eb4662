package org.kerasjvm.modelselection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kerasjvm.Options.randomState;
import static org.kerasjvm.Options.shuffle;
import static org.kerasjvm.Options.stratify;
import static org.kerasjvm.Options.testSize;
import static org.kerasjvm.Options.trainSize;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kerasjvm.config.Option;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.parity.Golden;

class ModelSelectionGoldenTest {
  private static final JsonNode SPLITS = Golden.read("sklearn/train_test_split.json");
  private static final JsonNode FOLDS = Golden.read("sklearn/folds.json");

  static List<JsonNode> splits() {
    return Golden.elements(SPLITS.get("cases"));
  }

  static List<JsonNode> stratified() {
    return Golden.elements(SPLITS.get("stratified").get("cases"));
  }

  static List<JsonNode> folds() {
    return Golden.elements(FOLDS.get("cases"));
  }

  private static List<Option<? super SplitCall>> options(JsonNode expected) {
    List<Option<? super SplitCall>> options = new ArrayList<>();
    expected
        .get("arguments")
        .properties()
        .forEach(argument -> options.add(option(argument.getKey(), argument.getValue())));
    options.add(randomState(expected.get("random_state").intValue()));
    return options;
  }

  private static Option<? super SplitCall> option(String key, JsonNode value) {
    return switch (key) {
      case "test_size" ->
          value.isInt() ? testSize(value.intValue()) : testSize(value.doubleValue());
      case "train_size" ->
          value.isInt() ? trainSize(value.intValue()) : trainSize(value.doubleValue());
      case "shuffle" -> shuffle(value.booleanValue());
      default -> throw new IllegalArgumentException(key);
    };
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Fold split(int rows, List<Option<? super SplitCall>> options) {
    return ModelSelection.trainTestIndices(rows, options.toArray(Option[]::new));
  }

  private static void check(Fold fold, JsonNode expected) {
    assertThat(fold.train()).containsExactly(Golden.ints(expected.get("train")));
    assertThat(fold.test()).containsExactly(Golden.ints(expected.get("test")));
  }

  @ParameterizedTest
  @MethodSource("splits")
  void splitsAsScikitLearnDoes(JsonNode expected) {
    check(split(expected.get("n").intValue(), options(expected)), expected);
  }

  @ParameterizedTest
  @MethodSource("stratified")
  void stratifiesAsScikitLearnDoes(JsonNode expected) {
    NDArray y =
        Golden.values(SPLITS.get("stratified").get("targets").get(expected.get("y").textValue()));
    List<Option<? super SplitCall>> options = options(expected);
    options.add(stratify(y));
    check(split(y.length(), options), expected);
  }

  @Test
  void splitsSeveralArraysAlike() {
    JsonNode expected = SPLITS.get("several_arrays");
    NDArray x = NDArray.arange(20).reshape(10, 2);
    TrainTestSplit split =
        ModelSelection.trainTestSplit(
            x, NDArray.arange(10).multiply(10), testSize(0.3), randomState(7));
    assertThat(split.xTrain().astype(org.kerasjvm.data.DType.INT32))
        .isEqualTo(Golden.values(expected.get("X_train")));
    assertThat(split.yTest().toIntArray()).containsExactly(Golden.ints(expected.get("y_test")));
  }

  @ParameterizedTest
  @MethodSource("folds")
  void foldsAsScikitLearnDoes(JsonNode expected) {
    NDArray y = target(expected.get("y").textValue());
    int folds = expected.get("n_splits").intValue();
    JsonNode state = expected.get("random_state");
    CrossValidator validator =
        expected.get("kind").textValue().equals("KFold")
            ? kFold(folds, state)
            : stratifiedKFold(folds, state);
    List<Fold> split = validator.split(y, y);
    for (int i = 0; i < folds; i++) {
      assertThat(split.get(i).test()).containsExactly(Golden.ints(expected.get("tests").get(i)));
    }
  }

  private static NDArray target(String name) {
    if (name.equals("97 true, then 111 false")) {
      return NDArray.arange(208).less(97);
    }
    return Golden.values(FOLDS.get("targets").get(name));
  }

  private static KFold kFold(int folds, JsonNode state) {
    return state.isNull()
        ? new KFold(folds)
        : new KFold(folds, shuffle(true), randomState(state.intValue()));
  }

  private static StratifiedKFold stratifiedKFold(int folds, JsonNode state) {
    return state.isNull()
        ? new StratifiedKFold(folds)
        : new StratifiedKFold(folds, shuffle(true), randomState(state.intValue()));
  }
}
