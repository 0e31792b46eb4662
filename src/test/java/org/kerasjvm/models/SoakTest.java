package org.kerasjvm.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kerasjvm.Options.activation;
import static org.kerasjvm.Options.batchSize;
import static org.kerasjvm.Options.callbacks;
import static org.kerasjvm.Options.epochs;
import static org.kerasjvm.Options.examples;
import static org.kerasjvm.Options.loss;
import static org.kerasjvm.Options.metrics;
import static org.kerasjvm.Options.optimizer;
import static org.kerasjvm.Options.overwrite;
import static org.kerasjvm.Options.validationData;
import static org.kerasjvm.Options.validationSplit;
import static org.kerasjvm.Options.verbose;
import static org.kerasjvm.Options.workers;

import java.nio.file.Path;
import java.util.Iterator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.kerasjvm.batches.Batch;
import org.kerasjvm.batches.PyDataset;
import org.kerasjvm.batches.ShuffledBatches;
import org.kerasjvm.callbacks.Callback;
import org.kerasjvm.callbacks.LambdaCallback;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.engine.Memory;
import org.kerasjvm.layers.Dense;
import org.kerasjvm.layers.Dropout;
import org.kerasjvm.layers.Input;

/**
 * Memory stays flat: native memory is read after a warm-up, in which the allocator and the JVM
 * reach their size, and again after several times as much of the same work. A graph that is not
 * closed shows as 45 MB after 40 rounds. The short runs belong to every build, the long ones to
 * {@code mvn -Psoak verify}.
 */
@EnabledOnOs(OS.LINUX)
class SoakTest {

  private static final int ROWS = 2000;
  private static final float[][] X = new float[ROWS][20];
  private static final float[] Y = new float[ROWS];

  static {
    for (int i = 0; i < ROWS; i++) {
      for (int j = 0; j < X[i].length; j++) {
        X[i][j] = ((7 * i + 3 * j + i * j) % 11 - 5) / 5f;
      }
      Y[i] = i % 3 == 0 ? 1 : 0;
    }
  }

  @Test
  void fitsEvaluatesAndPredictsInFlatMemory(TestReporter reporter) {
    trainInFlatMemory(reporter, 60, 200);
  }

  @Test
  void compilesAgainInFlatMemory(TestReporter reporter) {
    recompileInFlatMemory(reporter, 8, 25);
  }

  @Test
  void makesAndClosesModelsInFlatMemory(TestReporter reporter) {
    remakeInFlatMemory(reporter, 8, 25);
  }

  @Test
  @Tag("soak")
  void fitsEvaluatesAndPredictsThousandsOfTimes(TestReporter reporter) {
    trainInFlatMemory(reporter, 1000, 6000);
  }

  @Test
  @Tag("soak")
  void compilesAgainHundredsOfTimes(TestReporter reporter) {
    recompileInFlatMemory(reporter, 100, 500);
  }

  @Test
  @Tag("soak")
  void makesAndClosesHundredsOfModels(TestReporter reporter) {
    remakeInFlatMemory(reporter, 100, 500);
  }

  @Test
  void exportsInFlatMemory(TestReporter reporter, @TempDir Path folder) {
    exportInFlatMemory(reporter, folder, 6, 20);
  }

  @Test
  @Tag("soak")
  void exportsHundredsOfTimes(TestReporter reporter, @TempDir Path folder) {
    exportInFlatMemory(reporter, folder, 50, 200);
  }

  @Test
  void streamsInFlatMemory(TestReporter reporter) {
    streamInFlatMemory(reporter, 6, 20);
  }

  @Test
  @Tag("soak")
  void streamsThousandsOfBatches(TestReporter reporter) {
    streamInFlatMemory(reporter, 40, 400);
  }

  /** Batches of 2 MB: forty of them would show if one were kept. */
  private static final class Wide extends PyDataset {

    private final NDArray x = NDArray.zeros(DType.FLOAT32, 500, 1000);
    private final NDArray y = NDArray.zeros(DType.FLOAT32, 500, 1);

    Wide(int workers) {
      super(workers(workers));
    }

    @Override
    public int length() {
      return 10;
    }

    @Override
    public Batch getItem(int index) {
      return Batch.of(x, y);
    }
  }

  private static void streamInFlatMemory(TestReporter reporter, int warmUp, int rounds) {
    try (Sequential model = new Sequential(Input.of(1000), new Dense(1))) {
      model.compile(optimizer("sgd"), loss("mse"));
      Callback interrupts =
          LambdaCallback.onTrainBatchEnd(
              (batch, logs) -> {
                if (batch == 3) {
                  Thread.currentThread().interrupt();
                }
              });
      Memory.flat(
          reporter,
          "fit, evaluate, predict on streams; a fit that is interrupted, one that fails",
          warmUp,
          rounds,
          () -> {
            model.fit(new Wide(2), epochs(2), validationData(new Wide(1)), verbose(0));
            model.evaluate(new Wide(1), verbose(0));
            model.predict(new Wide(0), verbose(0));
            model.fit(new Wide(2), verbose(0), callbacks(interrupts));
            assertThat(Thread.interrupted()).isTrue();
            assertThatThrownBy(() -> model.fit(failing(), verbose(0))).hasMessage("no more");
          });
    }
  }

  @Test
  @Tag("soak")
  void shufflesAndStreamsTwoGigabytes(TestReporter reporter) {
    shuffleInFlatMemory(reporter, 6, 40);
  }

  @Test
  void shufflesAndStreamsInFlatMemory(TestReporter reporter) {
    shuffleInFlatMemory(reporter, 2, 2);
  }

  /** Rounds of 51 MB in small batches, of which many run in one native call. */
  @SuppressWarnings("unchecked") // an anonymous class cannot repeat the @SafeVarargs
  private static void shuffleInFlatMemory(TestReporter reporter, int warmUp, int rounds) {
    PyDataset small =
        new PyDataset(workers(2)) {
          @Override
          public int length() {
            return 1000;
          }

          @Override
          public Batch getItem(int index) {
            NDArray x = NDArray.zeros(DType.FLOAT32, 128, 100).add(index % 7 * 0.1f);
            return Batch.of(x, x.slice(0, 128).mean(1));
          }
        };
    try (Sequential model = new Sequential(Input.of(100), new Dense(1))) {
      model.compile(optimizer("sgd"), loss("mse"));
      ShuffledBatches shuffled = new ShuffledBatches(small, 5000, 32);
      Memory.flat(
          reporter,
          "fit on 51 MB of small batches, shuffled",
          warmUp,
          rounds,
          () -> model.fit(shuffled, validationData(small), verbose(0)));
    }
  }

  private static Iterable<Batch> failing() {
    Iterator<Batch> good = new Wide(0).iterator();
    return () ->
        new Iterator<>() {
          private int given;

          @Override
          public boolean hasNext() {
            return true;
          }

          @Override
          public Batch next() {
            if (given++ == 4) {
              throw new IllegalStateException("no more");
            }
            return good.next();
          }
        };
  }

  private static void exportInFlatMemory(
      TestReporter reporter, Path folder, int warmUp, int rounds) {
    try (Sequential model = model()) {
      Memory.flat(
          reporter,
          "export",
          warmUp,
          rounds,
          () -> model.export(folder.resolve("model"), overwrite(true), examples(X), verbose(0)));
    }
  }

  private static void trainInFlatMemory(TestReporter reporter, int warmUp, int rounds) {
    try (Sequential model = model()) {
      compile(model, "adam");
      Memory.flat(reporter, "fit, evaluate, predict", warmUp, rounds, () -> use(model));
    }
  }

  private static void recompileInFlatMemory(TestReporter reporter, int warmUp, int rounds) {
    try (Sequential model = model()) {
      int[] round = {0};
      Memory.flat(
          reporter,
          "compile, fit",
          warmUp,
          rounds,
          () -> {
            compile(model, round[0]++ % 2 == 0 ? "adam" : "sgd");
            use(model);
          });
    }
  }

  private static void remakeInFlatMemory(TestReporter reporter, int warmUp, int rounds) {
    Memory.flat(
        reporter,
        "new model, fit, close",
        warmUp,
        rounds,
        () -> {
          try (Sequential model = model()) {
            compile(model, "rmsprop");
            use(model);
          }
        });
  }

  private static Sequential model() {
    return new Sequential(
        Input.of(20),
        new Dense(64, activation("relu")),
        new Dropout(0.2),
        new Dense(32, activation("relu")),
        new Dense(1, activation("sigmoid")));
  }

  private static void compile(Sequential model, String optimizer) {
    model.compile(optimizer(optimizer), loss("binary_crossentropy"), metrics("accuracy"));
  }

  private static void use(Sequential model) {
    model.fit(X, Y, epochs(2), batchSize(500), validationSplit(0.25), verbose(0));
    model.evaluate(X, Y, verbose(0));
    model.predict(X, verbose(0));
    model.predictOnBatch(X);
  }
}
