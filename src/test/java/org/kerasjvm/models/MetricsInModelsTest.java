package org.kerasjvm.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kerasjvm.Options.activation;
import static org.kerasjvm.Options.batchSize;
import static org.kerasjvm.Options.callbacks;
import static org.kerasjvm.Options.epochs;
import static org.kerasjvm.Options.loss;
import static org.kerasjvm.Options.metrics;
import static org.kerasjvm.Options.returnDict;
import static org.kerasjvm.Options.sampleWeight;
import static org.kerasjvm.Options.stepsPerExecution;
import static org.kerasjvm.Options.validationSplit;
import static org.kerasjvm.Options.verbose;
import static org.kerasjvm.Options.weightedMetrics;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerasjvm.Keras;
import org.kerasjvm.callbacks.History;
import org.kerasjvm.callbacks.Logs;
import org.kerasjvm.callbacks.ProgbarLogger;
import org.kerasjvm.console.TextOutput;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.layers.Dense;
import org.kerasjvm.layers.Input;
import org.kerasjvm.losses.Huber;
import org.kerasjvm.metrics.F1Score;
import org.kerasjvm.metrics.Metric;
import org.kerasjvm.metrics.MetricFunction;
import org.kerasjvm.metrics.Precision;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;
import org.kerasjvm.parity.Tolerance;

/** What {@code compile} makes of metrics, on both runners. */
class MetricsInModelsTest {

  private static final int STEPWISE = 1;
  private static final int LOOPED = 100;

  private static final float[][] X = new float[20][2];
  private static final float[][] Y = new float[20][3];
  private static final float[] WEIGHTS = new float[20];

  static {
    for (int i = 0; i < X.length; i++) {
      X[i][0] = i % 7 - 3;
      X[i][1] = i % 5 - 2;
      Y[i][(i * i + i / 3) % 3] = 1;
      WEIGHTS[i] = i % 4;
    }
  }

  private static Sequential model() {
    Keras.clearSession();
    Keras.setRandomSeed(7);
    Sequential model = new Sequential();
    model.add(Input.of(2));
    model.add(new Dense(3, activation("softmax")));
    return model;
  }

  /** Counts what it sees: rows, or weights. */
  private static final class Seen extends Metric {

    private final Variable rows = addVariable("rows");

    Seen(String name) {
      super(name);
    }

    @Override
    public void update(CallContext c, Value yTrue, Value yPred, @Nullable Value sampleWeight) {
      Value more = sampleWeight == null ? yPred.batchSize() : sampleWeight.sum();
      c.update(rows, c.value(rows).add(more.cast(rows.dtype())));
    }

    @Override
    public Value result(CallContext c) {
      return c.value(rows);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {STEPWISE, LOOPED})
  void runMetricsOfOnesOwnAnewInEachEpoch(int steps) {
    try (Sequential model = model()) {
      model.compile(
          loss("mse"),
          metrics(new Seen("seen")),
          weightedMetrics(new Seen("weight")),
          stepsPerExecution(steps));
      History history =
          model.fit(
              X,
              Y,
              epochs(3),
              batchSize(6),
              validationSplit(0.25),
              sampleWeight(WEIGHTS),
              verbose(0));
      assertThat(history.get("seen")).containsExactly(15.0, 15.0, 15.0);
      assertThat(history.get("val_seen")).containsExactly(5.0, 5.0, 5.0);
      assertThat(history.get("weight")).containsExactly(21.0, 21.0, 21.0);
      assertThat(history.get("val_weight")).containsExactly(9.0, 9.0, 9.0);
    }
  }

  @Test
  void takeFunctionsAndLosses() {
    MetricFunction twice = (t, p) -> t.subtract(p).square().mean(-1).multiply(2);
    try (Sequential model = model()) {
      model.compile(loss("mse"), metrics(twice, new Huber(), "mse"));
      Map<String, Double> logs = model.evaluate(X, Y, returnDict(), verbose(0));
      assertThat(logs.keySet()).containsExactly("huber_loss", "loss", "metric_function", "mse");
      double mse = Objects.requireNonNull(logs.get("mse"));
      Tolerance.SHORT_SUM.check(
          "function", Objects.requireNonNull(logs.get("metric_function")), 2 * mse);
      // no error exceeds 1, where Huber's loss is half the square
      Tolerance.SHORT_SUM.check("loss", Objects.requireNonNull(logs.get("huber_loss")), mse / 2);
    }
  }

  /** The keys that Keras 3.8 gives for these. */
  @Test
  void haveKerasKeys() {
    try (Sequential model = model()) {
      model.compile(
          loss("mse"),
          metrics("mse", "mse", "mse", "acc", new Precision()),
          weightedMetrics("mse", "mse", "acc", "mae", new Precision()));
      assertThat(model.evaluate(X, Y, returnDict(), verbose(0)).keySet())
          .containsExactly(
              "acc",
              "loss",
              "mae",
              "mse",
              "mse_1",
              "mse_2",
              "precision",
              "precision_1",
              "weighted_acc",
              "weighted_mse",
              "weighted_mse_1");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {STEPWISE, LOOPED})
  void giveArraysBesideTheirMeans(int steps) {
    F1Score f1 = new F1Score();
    StringBuilder shown = new StringBuilder();
    try (Sequential model = model();
        f1) {
      model.compile(loss("mse"), metrics(f1), stepsPerExecution(steps));
      History history =
          model.fit(
              X,
              Y,
              epochs(2),
              batchSize(10),
              callbacks(new ProgbarLogger(TextOutput.to(shown), () -> 0L)));
      assertThat(history.arrays("f1_score")).hasSize(2);
      assertThat(history.arrays("loss")).isEmpty();
      NDArray last = history.arrays("f1_score").get(1);
      assertThat(last.shape()).containsExactly(3);
      assertThat(history.get("f1_score").get(1)).isEqualTo(last.mean());
      checkScores(f1.result(), last);
      Map<String, Double> logs = model.evaluate(X, Y, returnDict(), verbose(0));
      checkScores(f1.result(), Objects.requireNonNull(Logs.array(logs, "f1_score")));
      assertThat(shown.toString()).contains("f1_score: ");
    }
  }

  /** The last bit depends on what else is in the graph. */
  private static void checkScores(NDArray actual, NDArray expected) {
    assertThat(actual.shape()).isEqualTo(expected.shape());
    Tolerance.SHORT_SUM.check("scores", actual.toFloatArray(), expected.toFloatArray());
  }

  @Test
  void areRefusedWhereKerasRefusesThem() {
    try (Sequential model = model()) {
      assertThatThrownBy(() -> model.compile(loss("mse"), metrics("acuracy")))
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "compile: Could not interpret metric identifier: it names no known metric; received 'acuracy'; did you mean 'accuracy'?");
      model.compile(loss("mse"), metrics("mean"));
      assertThatThrownBy(() -> model.evaluate(X, Y, verbose(0)))
          .hasMessage(
              "Mean 'mean': takes values, not targets and predictions. Leave it out of compile, or use a MeanMetricWrapper.");
      model.compile(loss("mse"), metrics("precision_at_recall"));
      assertThatThrownBy(() -> model.evaluate(X, Y, verbose(0)))
          .hasMessageEndingWith("PrecisionAtRecall: recall must be given.");
    }
  }
}
