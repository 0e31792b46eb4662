package org.kerasjvm.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kerasjvm.Options.activation;
import static org.kerasjvm.Options.batchSize;
import static org.kerasjvm.Options.callbacks;
import static org.kerasjvm.Options.epochs;
import static org.kerasjvm.Options.executionPlan;
import static org.kerasjvm.Options.jitCompile;
import static org.kerasjvm.Options.loss;
import static org.kerasjvm.Options.metrics;
import static org.kerasjvm.Options.optimizer;
import static org.kerasjvm.Options.shuffle;
import static org.kerasjvm.Options.stepsPerExecution;
import static org.kerasjvm.Options.validationSplit;
import static org.kerasjvm.Options.verbose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerasjvm.Keras;
import org.kerasjvm.batches.Batch;
import org.kerasjvm.callbacks.Callback;
import org.kerasjvm.callbacks.History;
import org.kerasjvm.config.CompileCall;
import org.kerasjvm.config.FitCall;
import org.kerasjvm.config.Option;
import org.kerasjvm.layers.Dense;
import org.kerasjvm.layers.Dropout;
import org.kerasjvm.layers.Input;
import org.kerasjvm.losses.LossFunction;
import org.kerasjvm.ops.Value;
import org.kerasjvm.parity.Tolerance;
import org.tensorflow.types.TFloat32;

/** What {@code jitCompile} chooses, and that the numbers do not depend on how the work is cut. */
class JitCompileTest {

  private static final int ROWS = 70;
  private static final float[][] X = new float[ROWS][3];
  private static final float[] Y = new float[ROWS];

  static {
    for (int i = 0; i < ROWS; i++) {
      for (int j = 0; j < 3; j++) {
        X[i][j] = ((7 * i + 3 * j + i * j) % 11 - 5) / 5f;
      }
      Y[i] = i % 3 == 0 ? 1 : 0;
    }
  }

  @SafeVarargs
  private static Sequential model(Option<CompileCall>... more) {
    Keras.setRandomSeed(3);
    Sequential model =
        new Sequential(
            Input.of(3),
            new Dense(8, activation("relu")),
            new Dropout(0.2),
            new Dense(1, activation("sigmoid")));
    List<Option<CompileCall>> how =
        new ArrayList<>(
            List.of(loss("binary_crossentropy"), optimizer("adam"), metrics("accuracy")));
    how.addAll(Arrays.asList(more));
    model.compile(how.toArray(JitCompileTest::options));
    return model;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of options can be made no other way
  private static Option<CompileCall>[] options(int size) {
    return new Option[size];
  }

  @SafeVarargs
  private static Map<String, List<Double>> fit(Sequential model, Option<? super FitCall>... more) {
    List<Option<? super FitCall>> call = new ArrayList<>();
    call.add(batchSize(16));
    call.add(verbose(0));
    call.addAll(Arrays.asList(more));
    @SuppressWarnings({"unchecked", "rawtypes"})
    Option<? super FitCall>[] all = call.toArray(new Option[0]);
    return model.fit(X, Y, all).history();
  }

  private static String plan(Sequential model) {
    StringBuilder text = new StringBuilder();
    model.summary(text::append, executionPlan(true));
    return text.substring(text.lastIndexOf("┘") < 0 ? 0 : text.lastIndexOf("Non-trainable"));
  }

  /** A callback that only looks at epochs makes every pass a call of its own. */
  @ParameterizedTest
  @ValueSource(strings = {"true", "false", "batch"})
  void severalPassesInOneCallGiveTheSameNumbers(String order) {
    Option<? super FitCall> shuffling =
        order.equals("batch") ? shuffle("batch") : shuffle(Boolean.parseBoolean(order));
    try (Sequential together = model(jitCompile(true));
        Sequential apart = model(jitCompile(true))) {
      Keras.setRandomSeed(5);
      var expected = fit(apart, epochs(150), shuffling, callbacks(new Callback() {}));
      Keras.setRandomSeed(5);
      assertThat(fit(together, epochs(150), shuffling)).isEqualTo(expected);
      assertThat(together.getWeights()).isEqualTo(apart.getWeights());
      assertThat(together.optimizer().iterations()).isEqualTo(150 * 5);
    }
  }

  @Test
  void takesEveryRowOnceAPassWhenNoSeedIsSet() {
    Keras.clearSession();
    try (Sequential model = new Sequential(Input.of(3), new Dense(1, activation("sigmoid")))) {
      // nothing moves: the mean over the rows is the same in every order
      model.compile(loss("mse"), optimizer("sgd"), metrics("mae"), jitCompile(true));
      model.learningRate(0f);
      History history = model.fit(X, Y, epochs(9), batchSize(16), verbose(0));
      double first = history.history().get("loss").get(0);
      double[] all = history.history().get("loss").stream().mapToDouble(v -> v).toArray();
      double[] same = new double[all.length];
      Arrays.fill(same, first);
      Tolerance.LOSS.check("loss", all, same);
    }
  }

  @ParameterizedTest
  @CsvSource({"1", "3", "100"})
  void stepsPerExecutionOnlyCutsTheWork(int steps) {
    try (Sequential whole = model(jitCompile(true));
        Sequential cut = model(jitCompile(true), stepsPerExecution(steps))) {
      var expected = fit(whole, epochs(6), validationSplit(0.3));
      assertThat(fit(cut, epochs(6), validationSplit(0.3))).isEqualTo(expected);
      // nothing to see between the epochs: several of them may be one call
      assertThat(fit(cut, epochs(60))).isEqualTo(fit(whole, epochs(60)));
      assertThat(cut.getWeights()).isEqualTo(whole.getWeights());
    }
  }

  @Test
  void tellsBatchHooksOfEachBatch() {
    List<Integer> batches = new ArrayList<>();
    Callback listener =
        new Callback() {
          @Override
          public void onTrainBatchEnd(int batch, Map<String, Double> logs) {
            batches.add(batch);
          }
        };
    try (Sequential model = model(jitCompile(true));
        Sequential silent = model(jitCompile(true))) {
      var told = fit(model, epochs(2), callbacks(listener));
      assertThat(batches).containsExactly(0, 1, 2, 3, 4, 0, 1, 2, 3, 4);
      assertThat(told).isEqualTo(fit(silent, epochs(2)));
    }
  }

  @Test
  void trainsOnStreams() {
    List<Batch> batches = new ArrayList<>();
    for (int from = 0; from < ROWS; from += 20) {
      int to = Math.min(from + 20, ROWS);
      batches.add(Batch.of(Arrays.copyOfRange(X, from, to), Arrays.copyOfRange(Y, from, to)));
    }
    try (Sequential stream = model(jitCompile(true));
        Sequential arrays = model(jitCompile(true))) {
      var expected =
          arrays.fit(X, Y, batchSize(20), epochs(3), shuffle(false), verbose(0)).history();
      var got = stream.fit(batches, epochs(3), verbose(0)).history();
      for (String key : List.of("loss", "accuracy")) {
        double[] e = expected.get(key).stream().mapToDouble(v -> v).toArray();
        double[] g = got.get(key).stream().mapToDouble(v -> v).toArray();
        Tolerance.COMPILED.check(key, g, e);
      }
    }
  }

  @Test
  void autoCompilesManySmallSteps() {
    try (Sequential model = model()) {
      assertThat(plan(model)).contains("Execution plan: chosen by fit and evaluate");
      fit(model, epochs(799)); // 3,995 steps
      assertThat(plan(model))
          .contains(
              " Training steps: many batches a call (3,995 steps are fewer than the 4,000 from which compiling pays)\n");
      fit(model, epochs(800));
      assertThat(plan(model))
          .contains(" Training steps: many batches a call, compiled by XLA (many small steps)\n");
    }
  }

  @Test
  void autoLeavesLargeProductsToTheOrdinaryKernels() {
    float[][] wide = new float[64][600];
    try (Sequential model = new Sequential(Input.of(600), new Dense(600), new Dense(1))) {
      model.compile(loss("mse"), optimizer("sgd"));
      model.fit(wide, new float[64], epochs(4000), batchSize(64), verbose(0), callbacks(stop()));
      assertThat(plan(model)).contains("multiplications a step are more than the 4,194,304");
    }
  }

  @Test
  void largeStatesRunOneBatchACall() {
    try (Sequential model = new Sequential(Input.of(3000), new Dense(3000))) {
      model.compile(loss("mse"), optimizer("sgd"));
      model.fit(new float[2][3000], new float[2][3000], verbose(0));
      assertThat(plan(model))
          .contains("one batch a call (1 steps are fewer than")
          .contains(", and the state is large)");
    }
  }

  private static Callback stop() {
    return new Callback() {
      @Override
      public void onEpochEnd(int epoch, Map<String, Double> logs) {
        model().stopTraining(true);
      }
    };
  }

  @Test
  void autoLeavesSingleBatchesAndStreamsToTheOrdinaryKernels() {
    try (Sequential model = model(stepsPerExecution(1))) {
      fit(model, epochs(800), callbacks(stop()));
      assertThat(plan(model)).contains("one batch a call (each batch is a call of its own)");
    }
    try (Sequential model = model()) {
      model.fit(List.of(Batch.of(X, Y)), epochs(2), verbose(0));
      assertThat(plan(model))
          .contains("(only the end of the stream tells how many steps there are)");
    }
    try (Sequential model = model(jitCompile(false))) {
      fit(model, epochs(1));
      assertThat(plan(model)).contains("(jit_compile is false)");
    }
  }

  private static Value nthElement(Value yTrue, Value yPred) {
    Value mean = yTrue.subtract(yPred).square().mean();
    Value flat = yPred.reshape(-1);
    var least =
        flat.tf()
            .nn
            .nthElement(flat.<org.tensorflow.Operand<TFloat32>>typed(), flat.tf().constant(0));
    return mean.add(flat.as(least).stopGradient());
  }

  @Test
  void saysWhatXlaCannotCompile() {
    LossFunction own = JitCompileTest::nthElement;
    try (Sequential model = model(jitCompile(true))) {
      model.compile(loss(own), optimizer("sgd"), jitCompile(true));
      assertThatThrownBy(() -> fit(model, epochs(1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "compile: jit_compile=True: XLA has no CPU kernel for the operation NthElement, which the training step needs. Give jitCompile(\"auto\") or jitCompile(false).");
      model.compile(loss(own), optimizer("sgd"));
      fit(model, epochs(800), callbacks(stop()));
      assertThat(plan(model)).contains("(XLA has no CPU kernel for the operation NthElement)");
    }
  }

  @Test
  void refusesOtherWords() {
    assertThatThrownBy(() -> model(jitCompile("yes")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("jit_compile must be true, false or 'auto'");
  }
}
