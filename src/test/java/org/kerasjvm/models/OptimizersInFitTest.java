package org.kerasjvm.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kerasjvm.Options.batchSize;
import static org.kerasjvm.Options.callbacks;
import static org.kerasjvm.Options.epochs;
import static org.kerasjvm.Options.initialScale;
import static org.kerasjvm.Options.learningRate;
import static org.kerasjvm.Options.loss;
import static org.kerasjvm.Options.momentum;
import static org.kerasjvm.Options.monitor;
import static org.kerasjvm.Options.optimizer;
import static org.kerasjvm.Options.patience;
import static org.kerasjvm.Options.shuffle;
import static org.kerasjvm.Options.useEma;
import static org.kerasjvm.Options.verbose;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kerasjvm.callbacks.Callback;
import org.kerasjvm.callbacks.History;
import org.kerasjvm.callbacks.LearningRateScheduler;
import org.kerasjvm.callbacks.ReduceLROnPlateau;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.layers.Dense;
import org.kerasjvm.layers.Input;
import org.kerasjvm.ops.Variable;
import org.kerasjvm.optimizers.LossScaleOptimizer;
import org.kerasjvm.optimizers.Optimizer;
import org.kerasjvm.optimizers.SGD;
import org.kerasjvm.optimizers.schedules.LearningRateSchedule;
import org.kerasjvm.optimizers.schedules.PiecewiseConstantDecay;

/** What an optimizer does around its rule while a model trains. */
class OptimizersInFitTest {

  /** Targets that no step reaches, so that the slope of the bias is always -1. */
  private static final float[][] X = new float[4][1];

  private static final float[] Y = {9, 9, 9, 9};
  private static final String SETTABLE =
      "This optimizer was created with a `LearningRateSchedule` object as its `learning_rate`";

  /** 1, 1/2, 1/4, 1/8, ... */
  private static final LearningRateSchedule HALVING =
      step -> step.cast(DType.FLOAT32).multiply(-Math.log(2)).exp();

  private static Sequential constant(Optimizer optimizer) {
    Sequential model = new Sequential(Input.of(1), new Dense(1));
    model.setWeights(List.of(new float[][] {{0}}, new float[] {0}));
    model.compile(optimizer(optimizer), loss("mae"));
    return model;
  }

  private static History fit(Sequential model, int epochs, Callback... callbacks) {
    return model.fit(
        X, Y, epochs(epochs), batchSize(2), verbose(0), shuffle(false), callbacks(callbacks));
  }

  private static float bias(Sequential model) {
    return model.getWeights().get(1).toFloatArray()[0];
  }

  @Test
  void takesTheRateOfEachBatchFromItsSchedule() {
    SGD sgd =
        new SGD(
            learningRate(new PiecewiseConstantDecay(new int[] {1}, new double[] {0.25, 0.125})));
    try (Sequential model = constant(sgd)) {
      fit(model, 2);
      assertThat(bias(model)).isEqualTo(0.25f + 0.25f + 0.125f + 0.125f);
      assertThat(sgd.learningRate()).isEqualTo(0.125f);
      assertThat(sgd.iterations()).isEqualTo(4);
    }
  }

  @Test
  void takesAScheduleOfOnesOwn() {
    SGD sgd = new SGD(learningRate(HALVING));
    try (Sequential model = constant(sgd)) {
      assertThatThrownBy(sgd::learningRate).isExactlyInstanceOf(IllegalStateException.class);
      fit(model, 1);
      assertThat(bias(model)).isBetween(1.4999f, 1.5001f);
      assertThat(sgd.learningRate()).isBetween(0.2499f, 0.2501f);
    }
  }

  @Test
  void refusesALearningRateSchedulerOverASchedule() {
    try (Sequential model = constant(new SGD(learningRate(HALVING)))) {
      LearningRateScheduler scheduler = new LearningRateScheduler((epoch, rate) -> rate / 2);
      assertThatThrownBy(() -> fit(model, 2, scheduler))
          .isExactlyInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith(SETTABLE);
      assertThat(bias(model)).isZero();
    }
  }

  @Test
  void logsTheScheduledRateUntilReduceLROnPlateauWouldSetIt() {
    try (Sequential model = constant(new SGD(learningRate(HALVING)))) {
      ReduceLROnPlateau patient = new ReduceLROnPlateau(monitor("loss"), patience(5));
      History history = fit(model, 2, patient);
      assertThat(history.get("learning_rate").get(0)).isBetween(0.2499, 0.2501);
      ReduceLROnPlateau hasty = new ReduceLROnPlateau(monitor("loss"), patience(1));
      assertThatThrownBy(() -> fit(model, 9, hasty))
          .isExactlyInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith(SETTABLE);
    }
  }

  @Test
  void givesWeightsTheirAverageWhenFitEnds() {
    SGD sgd = new SGD(learningRate(0.25), useEma(true));
    float[] before = new float[1];
    Callback last =
        new Callback() {
          @Override
          public void onEpochEnd(int epoch, java.util.Map<String, Double> logs) {
            before[0] = model().getWeights().get(1).toFloatArray()[0];
          }
        };
    try (Sequential model = constant(sgd)) {
      fit(model, 1, last);
      assertThat(before[0]).isEqualTo(0.5f);
      // 0.25 in the first step, then 0.99 of it and 0.01 of 0.5
      assertThat(bias(model)).isEqualTo(0.25f * 0.99f + 0.5f * (1 - 0.99f));
      Variable bias = model.trainableWeights().get(1);
      assertThat(sgd.averages().get(bias).value()).isEqualTo(bias.value());
    }
  }

  @Test
  void goesOnFromSlotsThatWereSet() {
    SGD sgd = new SGD(learningRate(0.25), momentum(0.5));
    try (Sequential model = constant(sgd)) {
      fit(model, 1);
      Variable slot = sgd.variables().get(3);
      assertThat(slot.path()).endsWith("_bias_momentum");
      assertThat(slot.value()).isEqualTo(NDArray.of(new float[] {0.375f}));
      slot.assign(new float[] {0});
      model.setWeights(List.of(new float[][] {{0}}, new float[] {0}));
      fit(model, 1);
      assertThat(slot.value()).isEqualTo(NDArray.of(new float[] {0.375f}));
      assertThat(bias(model)).isEqualTo(0.25f + 0.375f);
    }
  }

  @Test
  void leavesOutTheStepsThatOverflow() {
    LossScaleOptimizer scaled =
        new LossScaleOptimizer(new SGD(learningRate(0.25)), initialScale(0x1p127));
    float[][] large = {{4}, {4}, {4}, {4}};
    try (Sequential model = constant(scaled)) {
      model.fit(large, Y, epochs(2), batchSize(2), verbose(0), shuffle(false));
      // the slope of the kernel is 4 * 2^127, then 4 * 2^126: infinite, both
      assertThat(scaled.innerOptimizer().iterations()).isEqualTo(2);
      assertThat(scaled.variables().get(3).value().getFloat()).isEqualTo(0x1p125f);
      assertThat(scaled.variables().get(2).value().getLong()).isEqualTo(2);
      assertThat(scaled.iterations()).isZero();
    }
  }
}
