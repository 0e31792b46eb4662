package org.kerasjvm.wrappers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kerasjvm.Options.activation;
import static org.kerasjvm.Options.classWeight;
import static org.kerasjvm.Options.epochs;
import static org.kerasjvm.Options.initialEpoch;
import static org.kerasjvm.Options.inputShape;
import static org.kerasjvm.Options.learningRate;
import static org.kerasjvm.Options.loss;
import static org.kerasjvm.Options.metrics;
import static org.kerasjvm.Options.optimizer;
import static org.kerasjvm.Options.randomState;
import static org.kerasjvm.Options.sampleWeight;
import static org.kerasjvm.Options.validationSplit;
import static org.kerasjvm.Options.verbose;
import static org.kerasjvm.Options.warmStart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kerasjvm.Keras;
import org.kerasjvm.base.TargetType;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.layers.Dense;
import org.kerasjvm.models.Model;
import org.kerasjvm.models.Sequential;
import org.kerasjvm.optimizers.SGD;
import org.kerasjvm.preprocessing.NotFittedException;
import org.kerasjvm.random.GlobalRandom;

class KerasClassifierTest {

  private static final double[][] X = {
    {0, 0, 1, 0}, {1, 0, 1, 0}, {0, 1, 0, 1}, {1, 1, 0, 1}, {0.5, 0, 0, 1}, {1, 1, 1, 1}
  };
  private static final int[] Y = {0, 1, 0, 1, 0, 1};

  private static KerasClassifier classifier() {
    return new KerasClassifier(Networks::binary, epochs(2), verbose(0), randomState(7));
  }

  @Test
  void seedsOnlyItself() {
    Keras.setRandomSeed(11);
    long next = GlobalRandom.python().randint(1, 1_000_000);
    double uniform = GlobalRandom.numpy().randomSample();
    Keras.setRandomSeed(11);
    try (KerasClassifier fitted = classifier().fit(X, Y)) {
      assertThat(GlobalRandom.python().randint(1, 1_000_000)).isEqualTo(next);
      assertThat(GlobalRandom.numpy().randomSample()).isEqualTo(uniform);
      assertThat(GlobalRandom.tensorFlowSeed()).hasValue(11);
      NDArray first = fitted.model().getWeights().get(0);
      assertThat(fitted.fit(X, Y).model().getWeights().get(0)).isEqualTo(first);
    }
  }

  @Test
  void putsGeneratorsBackWhenBuildingFails() {
    Keras.setRandomSeed(11);
    long next = GlobalRandom.python().randint(1, 1_000_000);
    Keras.setRandomSeed(11);
    KerasClassifier broken =
        new KerasClassifier(
            () -> {
              throw new IllegalStateException("no model today");
            },
            randomState(7));
    assertThatThrownBy(() -> broken.fit(X, Y)).hasMessage("no model today");
    assertThat(GlobalRandom.python().randint(1, 1_000_000)).isEqualTo(next);
    assertThat(broken.isInitialized()).isFalse();
  }

  @Test
  void closesTheModelOfTheFitBefore() {
    List<Model> built = new ArrayList<>();
    KerasClassifier estimator =
        new KerasClassifier(
            () -> {
              Sequential model = Networks.binary();
              built.add(model);
              return model;
            },
            verbose(0));
    estimator.fit(X, Y).fit(X, Y);
    assertThatThrownBy(() -> built.get(0).predict(X, verbose(0))).hasMessageContaining("is closed");
    assertThat(estimator.predict(X).length()).isEqualTo(6);
    estimator.close();
    estimator.close();
    assertThatThrownBy(() -> estimator.predict(X)).hasMessageContaining("is closed");
    assertThat(estimator.fit(X, Y).predict(X).length()).isEqualTo(6);
    estimator.close();
  }

  @Test
  void mustBeFittedFirst() {
    KerasClassifier estimator = classifier();
    String message =
        "This KerasClassifier instance is not fitted yet. Call 'fit' with appropriate arguments"
            + " before using this estimator.";
    assertThatThrownBy(() -> estimator.predict(X))
        .isInstanceOf(NotFittedException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> estimator.predictProba(X)).hasMessage(message);
    assertThatThrownBy(() -> estimator.score(X, Y)).hasMessage(message);
    assertThatThrownBy(estimator::classes).hasMessage(message);
    assertThatThrownBy(estimator::model).hasMessage(message);
    assertThat(estimator.history()).isEmpty();
  }

  @Test
  void copiesAreUnfittedAndAlike() {
    try (KerasClassifier fitted = classifier().fit(X, Y);
        KerasClassifier copy = fitted.copy()) {
      assertThat(copy.isInitialized()).isFalse();
      assertThat(copy.fit(X, Y).history()).isEqualTo(fitted.history());
      assertThat(copy.model()).isNotSameAs(fitted.model());
    }
  }

  @Test
  void argumentsOfFitComeBeforeThoseOfTheConstructor() {
    try (KerasClassifier fitted = classifier().fit(X, Y, epochs(3), validationSplit(0.5))) {
      assertThat(fitted.currentEpoch()).isEqualTo(3);
      assertThat(fitted.history().keySet())
          .containsExactly("accuracy", "loss", "val_accuracy", "val_loss");
      assertThat(fitted.fit(X, Y).currentEpoch()).isEqualTo(2);
    }
  }

  @Test
  void eachModelGetsAnOptimizerOfItsOwn() {
    KerasClassifier estimator =
        new KerasClassifier(
            () -> Networks.network(1, "sigmoid"),
            loss("binary_crossentropy"),
            optimizer(new SGD(learningRate(0.25))),
            metrics("acc"),
            verbose(0));
    try (KerasClassifier copy = estimator.copy()) {
      estimator.fit(X, Y);
      copy.fit(X, Y);
      assertThat(estimator.model().optimizer()).isNotSameAs(copy.model().optimizer());
      assertThat(copy.model().optimizer().learningRate()).isEqualTo(0.25f);
      assertThat(copy.history().keySet()).containsExactly("acc", "loss");
      assertThat(estimator.predict(X).length()).isEqualTo(6);
    }
    estimator.close();
  }

  @Test
  void theBuildFunctionMayLookAtTheData() {
    List<ModelMeta> seen = new ArrayList<>();
    KerasClassifier estimator =
        new KerasClassifier(
            meta -> {
              seen.add(meta);
              return new Sequential(
                  new Dense(
                      meta.nClasses(), activation("softmax"), inputShape(meta.nFeaturesIn())));
            },
            loss("sparse_categorical_crossentropy"),
            verbose(0));
    String[] fruit = {"plum", "pear", "fig", "plum", "pear", "fig"};
    try (KerasClassifier fitted = estimator.fit(X, fruit)) {
      ModelMeta meta = seen.get(0);
      assertThat(meta.xShape()).containsExactly(6, 4);
      assertThat(meta.targetType()).isEqualTo(TargetType.MULTICLASS);
      assertThat(fitted.classes().toStringArray()).containsExactly("fig", "pear", "plum");
      assertThat(fitted.nClasses()).isEqualTo(3);
      assertThat(fitted.predictProba(X).shape()).containsExactly(6, 3);
      assertThat(fitted.predictProba(new double[][] {{0, 0, 1, 1}}).shape()).containsExactly(1, 3);
    }
  }

  @Test
  void warmStartKeepsTheModel() {
    KerasClassifier estimator =
        new KerasClassifier(Networks::binary, warmStart(true), epochs(2), verbose(0));
    Model model = estimator.fit(X, Y).model();
    assertThat(estimator.fit(X, Y).model()).isSameAs(model);
    assertThat(estimator.currentEpoch()).isEqualTo(2);
    estimator.close();
  }

  @Test
  void partialFitMayKnowClassesThatTheFirstRowsLack() {
    KerasClassifier estimator =
        new KerasClassifier(
            () -> Networks.network(3, "softmax"),
            loss("sparse_categorical_crossentropy"),
            verbose(0));
    try (estimator) {
      estimator.partialFit(X, new String[] {"a", "b", "a", "b", "a", "b"}, List.of("a", "b", "c"));
      estimator.partialFit(X, new String[] {"c", "b", "a", "c", "a", "b"});
      assertThat(estimator.classes().toStringArray()).containsExactly("a", "b", "c");
      assertThat(estimator.currentEpoch()).isEqualTo(2);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> estimator.partialFit(X, Y, epochs(2)))
          .withMessage(
              "KerasClassifier: Invalid argument `epochs` or `initial_epoch` to `partialFit`: it"
                  + " always trains for 1 epoch from the current epoch.");
    }
  }

  @Test
  void refusesWhatItCannotLearnFrom() {
    KerasClassifier e = classifier();
    assertRefused(
        () -> e.fit(new double[] {1, 2}, Y),
        "KerasClassifier: expected a 2D array; received shape (2,). Reshape your data either using"
            + " reshape(-1, 1) if it has a single feature or reshape(1, -1) if it contains a single"
            + " sample.");
    assertRefused(
        () -> e.fit(X, new int[] {1, 0}),
        "KerasClassifier: Found input variables with inconsistent numbers of samples: [6, 2].");
    assertRefused(
        () -> e.fit(new double[][] {{Double.NaN, 1, 1, 1}}, new int[] {1}),
        "KerasClassifier: Input X contains NaN.");
    assertRefused(
        () -> e.fit(new double[][] {{1 / 0.0, 1, 1, 1}}, new int[] {1}),
        "KerasClassifier: Input X contains infinity or a value too large for dtype('float64').");
    assertRefused(
        () -> e.fit(X, new double[] {0.5, 1, 2, 1, 0, 2.5}),
        "KerasClassifier: Unknown label type: continuous. Targets must be classes: text, whole"
            + " numbers, booleans, or one-hot rows; use KerasRegressor for numbers.");
    assertRefused(
        () -> e.fit(X, Y, sampleWeight(new double[6])),
        "No training samples had any weight; only zeros were passed in sample_weight. That means"
            + " there's nothing to train on by definition, so training can not be completed.");
    assertRefused(
        () -> e.fit(X, Y, sampleWeight(new double[5])),
        "KerasClassifier: sample_weight must have one weight for each row, 6; received 5.");
    e.close();
  }

  @Test
  void predictsRowsLikeThoseFittedOnly() {
    try (KerasClassifier fitted = classifier().fit(X, Y)) {
      assertRefused(
          () -> fitted.predict(new double[][] {{1, 2, 3}}),
          "X has shape (3,), but this KerasClassifier is expecting X of shape (4,).");
      assertRefused(
          () -> fitted.predict(new double[][][] {{{1, 2, 3, 4}}}),
          "X has 3 dimensions, but this KerasClassifier is expecting 2 dimensions in X.");
    }
  }

  @Test
  void refusesModelsThatDoNotFit() {
    assertRefused(
        () -> new KerasClassifier(() -> Networks.network(1, "sigmoid"), verbose(0)).fit(X, Y),
        "KerasClassifier: You must provide a loss or a compiled model:"
            + " loss(\"binary_crossentropy\").");
    assertRefused(
        () -> new KerasClassifier(Networks::binary, loss("mse"), verbose(0)).fit(X, Y),
        "KerasClassifier: loss=mean_squared_error but model compiled with binary_crossentropy. Data"
            + " may not match loss function!");
  }

  @Test
  void refusesWrongArguments() {
    assertRefused(
        () -> new KerasClassifier(Networks::binary, epochs(-1)),
        "KerasClassifier: epochs must be an integer of 0 or more; received -1.");
    assertRefused(
        () -> new KerasClassifier(Networks::binary, randomState(-1)),
        "KerasClassifier: random_state must be an integer from 0 to 2**32 - 1, a NumpyRandomState or"
            + " null; received -1.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new KerasClassifier(Networks::binary, initialEpoch(3)))
        .withMessageStartingWith("KerasClassifier does not take 'initial_epoch'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new KerasClassifier(Networks::binary, epochs(3), epochs(4)))
        .withMessage("KerasClassifier: epochs is given twice.");
  }

  @Test
  void onlyAModelNeedsNumbersForClasses() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new KerasRegressor(Networks::binary, classWeight(Map.of("M", 2.0))))
        .withMessageStartingWith("KerasRegressor does not take 'class_weight'");
    try (Model model = Networks.binary()) {
      assertRefused(
          () -> model.fit(X, Y, classWeight(Map.of("M", 2.0))),
          "fit: class_weight must be a map from class numbers to weights; received {M=2.0}.");
    }
    assertRefused(
        () -> new KerasClassifier(Networks::binary, classWeight("rare")),
        "KerasClassifier: class_weight must be dict, 'balanced', or None; received 'rare'.");
  }

  private static void assertRefused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
  }
}
