package org.kerasjvm.wrappers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kerasjvm.Options.activation;
import static org.kerasjvm.Options.batchSize;
import static org.kerasjvm.Options.callbacks;
import static org.kerasjvm.Options.epochs;
import static org.kerasjvm.Options.loss;
import static org.kerasjvm.Options.metrics;
import static org.kerasjvm.Options.nJobs;
import static org.kerasjvm.Options.optimizer;
import static org.kerasjvm.Options.randomState;
import static org.kerasjvm.Options.shuffle;
import static org.kerasjvm.Options.verbose;
import static org.kerasjvm.modelselection.ModelSelection.crossValScore;
import static org.kerasjvm.pipeline.Pipeline.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.kerasjvm.Keras;
import org.kerasjvm.base.Estimator;
import org.kerasjvm.callbacks.Callback;
import org.kerasjvm.config.AutoNames;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.layers.Dense;
import org.kerasjvm.layers.Dropout;
import org.kerasjvm.metrics.AUC;
import org.kerasjvm.models.Sequential;
import org.kerasjvm.modelselection.StratifiedKFold;
import org.kerasjvm.pipeline.Pipeline;
import org.kerasjvm.preprocessing.StandardScaler;
import org.kerasjvm.random.GlobalRandom;

/** Networks that are trained on several folds at the same time. */
@Timeout(120)
class ParallelFoldsTest {

  private static final float[][] X = new float[60][8];
  private static final String[] Y = new String[60];

  static {
    for (int i = 0; i < X.length; i++) {
      for (int j = 0; j < X[i].length; j++) {
        X[i][j] = ((7 * i + 3 * j + i * j) % 11 - 5) / 5f;
      }
      Y[i] = (i * i) % 7 < 3 ? "M" : "R";
    }
  }

  private static Sequential network() {
    Sequential model =
        new Sequential(
            new Dense(8, activation("relu")),
            new Dropout(0.2),
            new Dense(1, activation("sigmoid")));
    model.compile(loss("binary_crossentropy"), optimizer("nadam"), metrics("accuracy", new AUC()));
    return model;
  }

  private static KerasClassifier unseeded() {
    return new KerasClassifier(ParallelFoldsTest::network, epochs(3), batchSize(5), verbose(0));
  }

  private static KerasClassifier seeded() {
    return new KerasClassifier(
        ParallelFoldsTest::network, epochs(3), batchSize(5), verbose(0), randomState(3));
  }

  /** Scores, the history of each fold, and what comes next of generators and names. */
  private static List<Object> results(Estimator estimator, int jobs) {
    Keras.clearSession();
    Keras.setRandomSeed(7);
    List<Object> results = new ArrayList<>();
    NDArray scores =
        crossValScore(
            estimator,
            X,
            Y,
            new StratifiedKFold(5, shuffle(true)),
            (fold, fitted, score) -> results.add(history(fitted)),
            nJobs(jobs));
    results.add(scores);
    results.add(GlobalRandom.makeDefaultSeed());
    results.add(AutoNames.next("Dense"));
    return results;
  }

  private static Map<String, List<Double>> history(Estimator fitted) {
    Estimator last = fitted instanceof Pipeline pipeline ? pipeline.lastStep() : fitted;
    return Map.copyOf(((KerasClassifier) last).history());
  }

  @TestFactory
  Stream<DynamicTest> resultsDoNotDependOnTheJobs() {
    Pipeline pipeline =
        new Pipeline(step("standardize", new StandardScaler()), step("mlp", unseeded()));
    return Stream.of(unseeded(), seeded(), pipeline)
        .map(
            estimator ->
                DynamicTest.dynamicTest(
                    "" + estimator,
                    () -> {
                      List<Object> expected = results(estimator, 1);
                      assertThat(results(estimator, 2)).isEqualTo(expected);
                      assertThat(results(estimator, 5)).isEqualTo(expected);
                    }));
  }

  @Test
  void modelsTrainAtTheSameTime() {
    CyclicBarrier together = new CyclicBarrier(2);
    Callback meet =
        new Callback() {
          @Override
          public void onEpochEnd(int epoch, Map<String, Double> logs) {
            try {
              together.await(30, TimeUnit.SECONDS);
            } catch (Exception e) {
              throw new IllegalStateException(e);
            }
          }
        };
    Keras.setRandomSeed(7);
    KerasClassifier estimator =
        new KerasClassifier(ParallelFoldsTest::network, epochs(1), verbose(0), callbacks(meet));
    assertThat(crossValScore(estimator, X, Y, 4, nJobs(2)).length()).isEqualTo(4);
  }
}
