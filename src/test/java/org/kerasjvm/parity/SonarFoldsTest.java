package org.kerasjvm.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kerasjvm.Options.activation;
import static org.kerasjvm.Options.batchSize;
import static org.kerasjvm.Options.epochs;
import static org.kerasjvm.Options.inputShape;
import static org.kerasjvm.Options.loss;
import static org.kerasjvm.Options.metrics;
import static org.kerasjvm.Options.optimizer;
import static org.kerasjvm.Options.randomState;
import static org.kerasjvm.Options.shuffle;
import static org.kerasjvm.Options.verbose;
import static org.kerasjvm.modelselection.ModelSelection.crossValScore;
import static org.kerasjvm.pipeline.Pipeline.step;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kerasjvm.base.Estimator;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.datasets.Sonar;
import org.kerasjvm.datasets.TabularDataset;
import org.kerasjvm.layers.Dense;
import org.kerasjvm.models.Sequential;
import org.kerasjvm.modelselection.CrossValidator;
import org.kerasjvm.modelselection.Fold;
import org.kerasjvm.modelselection.StratifiedKFold;
import org.kerasjvm.pipeline.Pipeline;
import org.kerasjvm.preprocessing.LabelEncoder;
import org.kerasjvm.preprocessing.StandardScaler;
import org.kerasjvm.wrappers.KerasClassifier;

/** Ten-fold cross-validation of four networks, against {@code python-export/sonar.py}. */
class SonarFoldsTest {

  private static final JsonNode GOLDEN = Golden.read("tutorials/sonar.json");
  private static final TabularDataset SONAR = Sonar.load();
  private static final NDArray Y = new LabelEncoder().fitTransform(SONAR.target());
  private static final CrossValidator FOLDS =
      new StratifiedKFold(10, shuffle(true), randomState(7));

  enum Network {
    BASELINE(60),
    STANDARDIZED(60),
    SMALLER(30),
    LARGER(60, 30);

    private final int first;
    private final int second;

    Network(int first) {
      this(first, 0);
    }

    Network(int first, int second) {
      this.first = first;
      this.second = second;
    }

    private Sequential build() {
      Sequential model = new Sequential();
      model.add(new Dense(first, inputShape(60), activation("relu")));
      if (second > 0) {
        model.add(new Dense(second, activation("relu")));
      }
      model.add(new Dense(1, activation("sigmoid")));
      model.compile(loss("binary_crossentropy"), optimizer("adam"), metrics("accuracy"));
      return model;
    }

    private Estimator estimator() {
      KerasClassifier classifier =
          new KerasClassifier(this::build, epochs(100), batchSize(5), verbose(0), randomState(7));
      return this == BASELINE
          ? classifier
          : new Pipeline(step("standardize", new StandardScaler()), step("mlp", classifier));
    }

    private JsonNode golden() {
      return GOLDEN.get(name().toLowerCase(java.util.Locale.ROOT));
    }
  }

  @ParameterizedTest
  @EnumSource
  void theFirstFoldFollowsSciKeras(Network network) {
    Fold fold = FOLDS.split(SONAR.data(), Y).get(0);
    assertThat(fold.test()).containsExactly(Golden.ints(GOLDEN.get("test_folds").get(0)));
    NDArray rows = SONAR.data().take(fold.test());
    try (Estimator estimator = network.estimator()) {
      estimator.fit(SONAR.data().take(fold.train()), Y.take(fold.train()));
      check(classifier(estimator), network.golden().get("first_fold_history"));
      double score = estimator.score(rows, Y.take(fold.test()));
      assertThat(score).isEqualTo(network.golden().get("scores").get(0).asDouble());
    }
  }

  @Tag("soak")
  @ParameterizedTest
  @EnumSource
  void allFoldsScoreAsInSciKeras(Network network) {
    JsonNode golden = network.golden();
    NDArray results =
        crossValScore(
            network.estimator(),
            SONAR.data(),
            Y,
            FOLDS,
            (fold, fitted, score) -> {
              KerasClassifier model = classifier(fitted);
              checkLast("loss", model, golden.get("final_loss").get(fold));
              checkLast("accuracy", model, golden.get("final_accuracy").get(fold));
            });
    assertThat(results.toDoubleArray()).containsExactly(Golden.doubles(golden.get("scores")));
    assertThat(results.mean() * 100).isEqualTo(golden.get("mean_percent").asDouble());
    assertThat(results.std() * 100).isEqualTo(golden.get("std_percent").asDouble());
  }

  private static KerasClassifier classifier(Estimator estimator) {
    return (KerasClassifier) (estimator instanceof Pipeline p ? p.lastStep() : estimator);
  }

  private static void check(KerasClassifier fitted, JsonNode golden) {
    assertThat(fitted.history().keySet()).containsExactlyElementsOf(Golden.map(golden).keySet());
    for (String key : fitted.history().keySet()) {
      List<Double> values = fitted.history().get(key);
      double[] expected = Golden.doubles(golden.get(key));
      assertThat(values).hasSize(expected.length);
      for (int epoch = 0; epoch < expected.length; epoch++) {
        tolerance(key, epoch).check(key + " of epoch " + epoch, values.get(epoch), expected[epoch]);
      }
    }
  }

  private static void checkLast(String key, KerasClassifier fitted, JsonNode golden) {
    List<Double> values = fitted.history().get(key);
    tolerance(key, 99).check(key, values.get(99), golden.asDouble());
  }

  /** With other vector units a relu that opens or shuts moves all losses after it. */
  private static Tolerance tolerance(String key, int epoch) {
    boolean counted = key.equals("accuracy");
    if (Golden.sameKernels()) {
      return counted ? Tolerance.EXACT : Tolerance.ofEpoch(epoch);
    }
    return counted ? Tolerance.COUNTS_ELSEWHERE : Tolerance.LOSS_ELSEWHERE;
  }
}
