package org.kerasjvm.callbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kerasjvm.Options.activation;
import static org.kerasjvm.Options.batchSize;
import static org.kerasjvm.Options.callbacks;
import static org.kerasjvm.Options.epochs;
import static org.kerasjvm.Options.factor;
import static org.kerasjvm.Options.inputShape;
import static org.kerasjvm.Options.learningRate;
import static org.kerasjvm.Options.loss;
import static org.kerasjvm.Options.metrics;
import static org.kerasjvm.Options.monitor;
import static org.kerasjvm.Options.optimizer;
import static org.kerasjvm.Options.patience;
import static org.kerasjvm.Options.restoreBestWeights;
import static org.kerasjvm.Options.validationSplit;
import static org.kerasjvm.Options.verbose;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kerasjvm.Keras;
import org.kerasjvm.layers.Dense;
import org.kerasjvm.models.Sequential;
import org.kerasjvm.optimizers.Adam;

/** Callbacks in a real training, against {@code python-export/recipes/callbacks.py in_fit}. */
class CallbacksInFitTest {

  private static final float[][] X = new float[20][4];
  private static final float[][] Y = new float[20][1];

  static {
    for (int i = 0; i < 20; i++) {
      for (int j = 0; j < 4; j++) {
        X[i][j] = (float) (((7 * i + 3 * j + i * j) % 11 - 5) / 5.0);
      }
      Y[i][0] = (i * i + 3 * i) % 5 < 2 ? 1 : 0;
    }
  }

  @Test
  void printWhatTheyPrintInKeras() {
    EarlyStopping stopping =
        new EarlyStopping(
            monitor("val_accuracy"), patience(6), verbose(1), restoreBestWeights(true));
    ReduceLROnPlateau reducing = new ReduceLROnPlateau(patience(2), factor(0.5), verbose(1));
    String text =
        printed(
            () -> {
              try (Sequential model = model()) {
                History history =
                    model.fit(
                        X,
                        Y,
                        batchSize(8),
                        epochs(40),
                        validationSplit(0.25),
                        verbose(2),
                        callbacks(reducing, stopping));
                assertThat(history.epoch()).hasSize(7);
                assertThat(history.history().keySet())
                    .containsExactly(
                        "accuracy", "loss", "val_accuracy", "val_loss", "learning_rate");
                model.evaluate(X, Y, batchSize(8), verbose(2));
              }
            });
    assertThat(withoutTimes(text))
        .isEqualTo(ConsoleGolden.cases("callbacks/in_fit.json").get("normalised").asText());
    assertThat(stopping.stoppedEpoch()).isEqualTo(6);
    assertThat(stopping.bestEpoch()).isZero();
  }

  @Test
  void seeEveryBatchOfTrainingAndValidation() {
    List<String> calls = new ArrayList<>();
    LambdaCallback watching =
        LambdaCallback.onTrainBatchEnd((batch, logs) -> calls.add("train " + batch))
            .and(LambdaCallback.onTestBatchEnd((batch, logs) -> calls.add("test " + batch)))
            .and(LambdaCallback.onEpochEnd((epoch, logs) -> calls.add("epoch " + epoch)));
    try (Sequential model = model()) {
      model.fit(X, Y, batchSize(8), validationSplit(0.5), verbose(0), callbacks(watching));
    }
    assertThat(calls).containsExactly("train 0", "train 1", "test 0", "test 1", "epoch 0");
  }

  private static Sequential model() {
    Keras.setRandomSeed(7);
    Sequential model = new Sequential();
    model.add(new Dense(6, activation("relu"), inputShape(4)));
    model.add(new Dense(1, activation("sigmoid")));
    model.compile(
        optimizer(new Adam(learningRate(0.05))), loss("binary_crossentropy"), metrics("accuracy"));
    return model;
  }

  private static String printed(Runnable action) {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      action.run();
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static String withoutTimes(String text) {
    return text.replaceAll("\\d+(:\\d\\d)*s\\b(?!/)", "T")
        .replaceAll("\\d+(us|ms|s)/step", "T/step");
  }
}
