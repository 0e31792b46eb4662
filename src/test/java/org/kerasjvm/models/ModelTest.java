package org.kerasjvm.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kerasjvm.Options.activation;
import static org.kerasjvm.Options.batchSize;
import static org.kerasjvm.Options.epochs;
import static org.kerasjvm.Options.inputShape;
import static org.kerasjvm.Options.learningRate;
import static org.kerasjvm.Options.loss;
import static org.kerasjvm.Options.metrics;
import static org.kerasjvm.Options.name;
import static org.kerasjvm.Options.optimizer;
import static org.kerasjvm.Options.validationSplit;
import static org.kerasjvm.Options.verbose;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerasjvm.Keras;
import org.kerasjvm.callbacks.History;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.layers.Dense;
import org.kerasjvm.layers.Dropout;
import org.kerasjvm.layers.Input;
import org.kerasjvm.layers.KerasTensor;
import org.kerasjvm.layers.Layer;
import org.kerasjvm.optimizers.SGD;
import org.kerasjvm.parity.Tolerance;

/** What models do for those who use them, with numbers to check in the head where possible. */
class ModelTest {

  private static final float[][] X = {{1, 0}, {0, 1}, {1, 1}, {2, 1}};
  private static final float[] Y = {1, 0, 1, 0};

  @BeforeEach
  void startAnew() {
    Keras.clearSession();
    Keras.setRandomSeed(7);
  }

  private static Sequential sum() {
    Sequential model = new Sequential(Input.of(2), new Dense(1));
    model.setWeights(List.of(new float[][] {{1}, {2}}, new float[] {10}));
    return model;
  }

  @Test
  void predictsWhatItsWeightsSay() {
    try (Sequential model = sum()) {
      assertThat(model.predict(X, verbose(0)))
          .isEqualTo(NDArray.of(new float[][] {{11}, {12}, {13}, {14}}));
    }
  }

  @Test
  void takesTheStepOfGradientDescent() {
    try (Sequential model = sum()) {
      model.compile(optimizer(new SGD(learningRate(0.5))), loss("mse"));
      model.fit(new float[][] {{1, 2}}, new float[] {14}, verbose(0));
      // prediction 15, error 1: the slope is 2 * 1 * x
      assertThat(model.getWeights())
          .containsExactly(NDArray.of(new float[][] {{0}, {0}}), NDArray.of(new float[] {9}));
    }
  }

  @Test
  void evaluatesToLossAndMetrics() {
    try (Sequential model = sum()) {
      model.compile(loss("mse"), metrics("mae"));
      assertThat(model.evaluate(X, new float[] {11, 12, 13, 18}, verbose(0))).containsExactly(4, 1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 1000})
  void predictsTheSameInBatchesOfAnySize(int size) {
    try (Sequential model = sum()) {
      assertThat(model.predict(X, batchSize(size), verbose(0))).isEqualTo(model.predictOnBatch(X));
    }
  }

  @Test
  void takesNumbersOfAllKinds() {
    try (Sequential model = sum()) {
      NDArray expected = model.predict(X, verbose(0));
      int[][] ints = {{1, 0}, {0, 1}, {1, 1}, {2, 1}};
      double[][] doubles = {{1, 0}, {0, 1}, {1, 1}, {2, 1}};
      long[][] longs = {{1, 0}, {0, 1}, {1, 1}, {2, 1}};
      byte[][] bytes = {{1, 0}, {0, 1}, {1, 1}, {2, 1}};
      for (Object x : List.of(ints, doubles, longs, bytes, NDArray.of(X), List.of(NDArray.of(X)))) {
        assertThat(model.predict(x, verbose(0))).isEqualTo(expected);
      }
      assertThat(model.predict(new boolean[][] {{true, false}}, verbose(0)))
          .isEqualTo(NDArray.of(new float[][] {{11}}));
    }
  }

  @Test
  void takesInputsByName() {
    KerasTensor a = Input.of(new int[] {2}, name("a"));
    try (Model model = new Model(a, new Dense(1).apply(a))) {
      assertThat(model.predict(Map.of("a", X), verbose(0))).isEqualTo(model.predict(X, verbose(0)));
    }
  }

  @Test
  void isBuiltByItsFirstLayersShapeOrItsFirstData() {
    try (Sequential early = new Sequential(new Dense(3, inputShape(2)), new Dense(1));
        Sequential late = new Sequential(new Dense(3), new Dense(1))) {
      assertThat(early.built()).isTrue();
      assertThat(late.built()).isFalse();
      late.predict(X, verbose(0));
      assertThat(late.built()).isTrue();
      assertThat(late.countParams()).isEqualTo(early.countParams()).isEqualTo(13);
    }
  }

  @Test
  void growsAndShrinksAfterTraining() {
    try (Sequential model = new Sequential(Input.of(2), new Dense(3, activation("relu")))) {
      model.compile(loss("mse"));
      model.fit(X, new float[4][3], verbose(0));
      List<NDArray> before = model.getWeights();
      model.add(new Dense(1));
      assertThat(model.predict(X, verbose(0)).shape()).containsExactly(4, 1);
      assertThat(model.getWeights().subList(0, 2)).isEqualTo(before);
      model.compile(loss("mse"));
      assertThat(model.fit(X, Y, epochs(2), verbose(0)).epoch()).hasSize(2);
      model.pop();
      assertThat(model.predict(X, verbose(0)).shape()).containsExactly(4, 3);
    }
  }

  @Test
  void compilingAgainKeepsTheWeights() {
    try (Sequential model = new Sequential(Input.of(2), new Dense(3), new Dense(1))) {
      model.compile(optimizer("adam"), loss("mse"));
      model.fit(X, Y, verbose(0));
      List<NDArray> before = model.getWeights();
      model.compile(optimizer("sgd"), loss("mae"), metrics("mse"));
      assertThat(model.getWeights()).isEqualTo(before);
      assertThat(model.evaluate(X, Y, verbose(0))).hasSize(2);
    }
  }

  @Test
  void freezingTakesEffectWithCompile() {
    try (Sequential model = new Sequential(Input.of(2), new Dense(3), new Dense(1))) {
      Layer first = model.layers().get(0);
      first.trainable(false);
      model.compile(optimizer("sgd"), loss("mse"));
      List<NDArray> before = first.getWeights();
      model.fit(X, Y, epochs(3), verbose(0));
      assertThat(first.getWeights()).isEqualTo(before);
      first.trainable(true);
      model.compile(optimizer("sgd"), loss("mse"));
      model.fit(X, Y, epochs(3), verbose(0));
      assertThat(first.getWeights()).isNotEqualTo(before);
    }
  }

  @Test
  void modelsThatShareLayersTrainTogether() {
    KerasTensor input = Input.of(2);
    KerasTensor hidden = new Dense(3, activation("relu"), name("hidden")).apply(input);
    Model whole = new Model(input, new Dense(1).apply(hidden));
    try (Model encoder = new Model(input, hidden)) {
      NDArray before = encoder.predict(X, verbose(0));
      whole.compile(optimizer(new SGD(learningRate(0.1))), loss("mse"));
      whole.fit(X, Y, epochs(3), verbose(0));
      assertThat(encoder.predict(X, verbose(0))).isNotEqualTo(before);
      NDArray after = encoder.predict(X, verbose(0));
      whole.close();
      assertThat(encoder.predict(X, verbose(0))).isEqualTo(after);
    }
  }

  @Test
  void aModelInAModelTrainsLikeItsLayers() {
    double[] flat;
    try (Sequential model =
        new Sequential(
            Input.of(2), new Dense(3, activation("relu")), new Dropout(0.5), new Dense(1))) {
      flat = losses(model);
    }
    startAnew();
    Sequential inner =
        new Sequential(Input.of(2), new Dense(3, activation("relu")), new Dropout(0.5));
    try (Sequential model = new Sequential(Input.of(2), inner, new Dense(1))) {
      Tolerance.EXACT.check("losses", losses(model), flat);
      assertThat(model.weights()).hasSize(4);
    }
  }

  private static double[] losses(Sequential model) {
    model.compile(optimizer("adam"), loss("mse"));
    History history = model.fit(X, Y, epochs(5), batchSize(2), verbose(0));
    return history.get("loss").stream().mapToDouble(Double::doubleValue).toArray();
  }

  @Test
  void theLearningRateMayChangeAtAnyTime() {
    try (Sequential model = sum()) {
      model.compile(optimizer(new SGD(learningRate(0.5))), loss("mse"));
      model.learningRate(0);
      List<NDArray> before = model.getWeights();
      model.fit(X, Y, verbose(0));
      assertThat(model.getWeights()).isEqualTo(before);
      model.learningRate(0.25f);
      assertThat(model.optimizer().learningRate()).isEqualTo(0.25f);
      model.fit(X, Y, verbose(0));
      assertThat(model.getWeights()).isNotEqualTo(before);
    }
  }

  @Test
  void leavesTheDataAsItIs() {
    float[][] x = Arrays.stream(X).map(float[]::clone).toArray(float[][]::new);
    float[] y = Y.clone();
    try (Sequential model = sum()) {
      model.compile(loss("mse"));
      model.fit(x, y, epochs(3), validationSplit(0.5), verbose(0));
    }
    assertThat(x).isDeepEqualTo(X);
    assertThat(y).isEqualTo(Y);
  }

  @Test
  void withoutASeedEveryFitShufflesAnewButTrainsOnAllRows() {
    try (Sequential model = sum()) {
      model.compile(optimizer(new SGD(learningRate(0))), loss("mse"));
      double whole = model.evaluate(X, Y, verbose(0))[0];
      History history = model.fit(X, Y, epochs(3), batchSize(1), verbose(0));
      assertThat(history.get("loss"))
          .allSatisfy(loss -> Tolerance.LOSS.check("mean over all rows", loss, whole));
    }
  }

  @Test
  void itsVariablesCanBeReadAndSetAlone() {
    try (Sequential model = sum()) {
      model.weights().get(1).assign(new float[] {-1});
      assertThat(model.weights().get(1).path()).isEqualTo("sequential/dense/bias");
      assertThat(model.predict(new float[][] {{0, 0}}, verbose(0)))
          .isEqualTo(NDArray.of(new float[][] {{-1}}));
    }
  }
}
