package org.kerasjvm.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.kerasjvm.Options.average;
import static org.kerasjvm.Options.classId;
import static org.kerasjvm.Options.curve;
import static org.kerasjvm.Options.dtype;
import static org.kerasjvm.Options.multiLabel;
import static org.kerasjvm.Options.name;
import static org.kerasjvm.Options.numLabels;
import static org.kerasjvm.Options.numThresholds;
import static org.kerasjvm.Options.threshold;
import static org.kerasjvm.Options.thresholds;
import static org.kerasjvm.Options.topK;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.kerasjvm.Keras;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.engine.Memory;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;
import org.kerasjvm.parity.Tolerance;

/** Metrics on arrays, without a model. */
class StandaloneMetricTest {

  private static final float[] TRUE = {0, 0, 1, 1};
  private static final float[] PREDICTED = {0, 0.5f, 0.3f, 0.9f};

  @BeforeEach
  void startNamesAnew() {
    Keras.clearSession();
  }

  @Test
  void addsUpdatesUntilReset() {
    try (var m = new MeanAbsoluteError()) {
      assertThat(m.result().getDouble()).isZero();
      m.updateState(new float[] {0, 0}, new float[] {1, 3});
      m.updateState(new float[] {0, 0}, new float[] {5, 7});
      assertThat(m.result()).isEqualTo(NDArray.of(4f));
      m.reset();
      assertThat(m.result().getDouble()).isZero();
    }
  }

  @Test
  void weighsSamples() {
    try (var m = new BinaryAccuracy()) {
      m.updateState(new int[] {1, 1, 0}, new float[] {0.9f, 0.1f, 0.2f}, new float[] {2, 1, 1});
      assertThat(m.result().getDouble()).isEqualTo(0.75);
    }
  }

  @Test
  void takesBatchesOfAnySize() {
    try (var m = new Sum()) {
      for (int rows = 1; rows <= 5; rows++) {
        m.updateState(new float[rows][2]);
        m.updateState(NDArray.zeros(DType.FLOAT32, rows).add(1));
      }
      assertThat(m.result().getDouble()).isEqualTo(15);
    }
  }

  @Test
  void givesTheAreaOfKerasExample() {
    try (var m = new AUC(numThresholds(3))) {
      m.updateState(TRUE, PREDICTED);
      assertThat(m.result().getDouble()).isEqualTo(0.75);
      m.reset();
      m.updateState(TRUE, PREDICTED, new float[] {1, 0, 0, 1});
      assertThat(m.result().getDouble()).isEqualTo(1);
    }
  }

  @Test
  void givesOneResultForEachThreshold() {
    try (var m = new Precision(thresholds(0.1, 0.6))) {
      m.updateState(TRUE, PREDICTED);
      assertThat(m.result().shape()).containsExactly(2);
      Tolerance.SHORT_SUM.check("precisions", m.result().toFloatArray(), new float[] {2 / 3f, 1});
    }
  }

  @Test
  void givesOneScoreForEachClass() {
    float[][] t = {{1, 1, 1}, {1, 0, 0}, {1, 1, 0}};
    float[][] p = {{0.2f, 0.6f, 0.7f}, {0.2f, 0.6f, 0.6f}, {0.6f, 0.8f, 0}};
    try (var each = new F1Score(threshold(0.5));
        var mean = new F1Score(threshold(0.5), average("macro"))) {
      each.updateState(t, p);
      mean.updateState(t, p);
      float[] expected = {0.5f, 0.8f, 2 / 3f};
      Tolerance.SHORT_SUM.check("scores", each.result().toFloatArray(), expected);
      Tolerance.SHORT_SUM.check("mean", mean.result().getDouble(), (0.5 + 0.8 + 2 / 3.0) / 3);
    }
  }

  @Test
  void countsInTheDtypeAskedFor() {
    try (var m = new Mean(dtype("float64"))) {
      m.updateState(new double[] {0.1, 0.2});
      assertThat(m.result().dtype()).isEqualTo(DType.FLOAT64);
      assertThat(m.result().getDouble()).isEqualTo((0.1 + 0.2) / 2);
    }
  }

  @Test
  void numbersTheNamesThatKerasNumbers() {
    assertThat(new AUC().name()).isEqualTo("auc");
    assertThat(new AUC().name()).isEqualTo("auc_1");
    assertThat(new AUC(name("mine")).name()).isEqualTo("mine");
    assertThat(new MeanIoU(3).name()).isEqualTo("mean_io_u");
    assertThat(new F1Score().name()).isEqualTo("f1_score");
    assertThat(new F1Score().name()).isEqualTo("f1_score");
    assertThat(new AUC().name()).isEqualTo("auc_2");
  }

  @Test
  void wrapsAFunctionOfValues() {
    MetricFunction worst = (t, p) -> t.subtract(p).abs().max(-1);
    try (var m = new MeanMetricWrapper(worst, name("worst"))) {
      m.updateState(new float[][] {{0, 0}, {0, 0}}, new float[][] {{1, -4}, {2, 1}});
      assertThat(m.result().getDouble()).isEqualTo(3);
      assertThat(m.name()).isEqualTo("worst");
    }
  }

  @Test
  void wrapsKerasFunctionsByName() {
    try (var m = new MeanMetricWrapper("huber")) {
      m.updateState(new float[][] {{0}, {0}}, new float[][] {{1}, {3}});
      assertThat(m.result().getDouble()).isEqualTo(1.5);
      assertThat(m.direction()).isEqualTo(Direction.DOWN);
    }
    assertThatThrownBy(() -> new MeanMetricWrapper("mean_squared_eror"))
        .hasMessage(
            "MeanMetricWrapper: fn names no known metric; received 'mean_squared_eror'; did you mean 'mean_squared_error'?");
  }

  /** Keras's own example of a metric of one's own. */
  private static final class BinaryTruePositives extends Metric {

    private final Variable count = addVariable("true_positives");

    BinaryTruePositives() {
      super("binary_true_positives");
    }

    @Override
    public void update(CallContext c, Value yTrue, Value yPred, @Nullable Value sampleWeight) {
      Value hits = yTrue.cast(DType.BOOL).and(yPred.cast(DType.BOOL)).cast(DType.FLOAT32);
      Value weighted = sampleWeight == null ? hits : hits.multiply(sampleWeight);
      c.update(count, c.value(count).add(weighted.sum()));
    }

    @Override
    public Value result(CallContext c) {
      return c.value(count);
    }
  }

  @Test
  void runsAMetricOfOnesOwn() {
    try (var m = new BinaryTruePositives()) {
      m.updateState(new int[] {1, 1, 0}, new int[] {1, 0, 1});
      m.updateState(new int[] {1, 1, 0}, new int[] {1, 1, 1}, new float[] {0.5f, 1, 1});
      assertThat(m.result().getDouble()).isEqualTo(2.5);
      assertThat(m.getConfig())
          .containsExactly(entry("name", "binary_true_positives"), entry("dtype", "float32"));
    }
  }

  @Test
  void makesStateThatDependsOnTheDataWithTheFirstUpdate() {
    try (var m = new R2Score()) {
      m.reset();
      assertThatThrownBy(m::result)
          .isExactlyInstanceOf(IllegalStateException.class)
          .hasMessage("R2Score: has seen no data yet. Update it first.");
      m.updateState(new float[][] {{1}, {4}, {3}}, new float[][] {{2}, {4}, {4}});
      Tolerance.SHORT_SUM.check("r2", m.result().getDouble(), 4 / 7.0);
    }
  }

  @Test
  void refusesUseAfterClose() {
    var m = new Recall();
    m.updateState(TRUE, PREDICTED);
    m.close();
    m.close();
    assertThatThrownBy(() -> m.updateState(TRUE, PREDICTED))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("Recall 'recall': is closed. Make a new one.");
    assertThatThrownBy(m::result).isExactlyInstanceOf(IllegalStateException.class);
    var unused = new Recall();
    unused.close();
    assertThatThrownBy(unused::reset).isExactlyInstanceOf(IllegalStateException.class);
  }

  @Test
  void refusesShapesThatDoNotGoTogether() {
    try (var m = new Precision()) {
      assertThatThrownBy(() -> m.updateState(new float[4][2], new float[4][3]))
          .hasMessage(
              "Precision 'precision': y_true and y_pred must have the same shape; received y_true.shape=(None, 2), y_pred.shape=(None, 3).");
    }
    try (var m = new Recall(classId(3))) {
      assertThatThrownBy(() -> m.updateState(new float[4][3], new float[4][3]))
          .hasMessage(
              "Recall 'recall': class_id must be a class of y_pred with shape (None, 3); received 3.");
    }
    try (var m = new F1Score()) {
      assertThatThrownBy(() -> m.updateState(TRUE, PREDICTED))
          .hasMessage(
              "FBetaScore expects 2D inputs with shape (batch_size, output_dim). Received input shapes: y_pred.shape=(None,) and y_true.shape=(None,).");
    }
    try (var m = new AUC(multiLabel(true))) {
      assertThatThrownBy(() -> m.updateState(TRUE, PREDICTED))
          .hasMessage(
              "AUC 'auc': `y_pred` must have rank 2 when `multi_label=True`. Found rank 1. Full shape received for `y_pred`: (None,)");
    }
    try (var m = new MeanSquaredError()) {
      assertThatThrownBy(() -> m.updateState(TRUE, PREDICTED, new float[] {1, 1, 1, 1}))
          .hasMessage(
              "sample_weight must broadcast to the values of shape (); received shape (None,).");
    }
  }

  @Test
  void refusesArgumentsAsKerasDoes() {
    assertThatThrownBy(() -> new AUC(numThresholds(1)))
        .hasMessage("AUC: num_thresholds must be an integer > 1; received 1.");
    assertThatThrownBy(() -> new AUC(curve("LIFT")))
        .hasMessage("AUC: curve must be one of [PR, ROC]; received 'LIFT'.");
    assertThatThrownBy(() -> new AUC(numLabels(3)))
        .hasMessage("AUC 'auc': `num_labels` is needed only when `multi_label` is True.");
    assertThatThrownBy(() -> new Precision(thresholds(0.5, 1.5)))
        .hasMessage("Precision: thresholds must be numbers in [0, 1]; received [0.5, 1.5].");
    assertThatThrownBy(() -> new Recall(topK(0)))
        .hasMessage("Recall: top_k must be an integer of 1 or more; received 0.");
    assertThatThrownBy(() -> new PrecisionAtRecall(1.5))
        .hasMessage("PrecisionAtRecall: recall must be in the range [0, 1]; received 1.5.");
    assertThatThrownBy(() -> new IoU(2, new int[] {0, 2}))
        .hasMessage("IoU 'io_u': Target class id 2 is out of range, which is [0, 2).");
    assertThatThrownBy(() -> new F1Score(average("mean")))
        .hasMessage("F1Score: average must be one of [micro, macro, weighted]; received 'mean'.");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void keepsMemoryFlatOverThousandsOfUpdates(TestReporter reporter) {
    update(300);
    double before = Memory.nativeMegabytes();
    update(3000);
    double grown = Memory.nativeMegabytes() - before;
    reporter.publishEntry("megabytes after 3000 updates and 30 metrics", "" + grown);
    assertThat(grown).isLessThan(16);
  }

  /** Each hundred updates on a new metric, so that graphs that stay open would show, too. */
  private static void update(int times) {
    for (int k = 0; k < times; k += 100) {
      try (var m = new AUC()) {
        for (int j = 0; j < 100; j++) {
          m.updateState(TRUE, PREDICTED);
        }
        assertThat(m.result().getDouble()).isEqualTo(0.75);
      }
    }
  }
}
