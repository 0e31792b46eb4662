package org.kerasjvm.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.kerasjvm.Options.batchSize;
import static org.kerasjvm.Options.callbacks;
import static org.kerasjvm.Options.classWeight;
import static org.kerasjvm.Options.epochs;
import static org.kerasjvm.Options.jitCompile;
import static org.kerasjvm.Options.kernelInitializer;
import static org.kerasjvm.Options.loss;
import static org.kerasjvm.Options.metrics;
import static org.kerasjvm.Options.optimizer;
import static org.kerasjvm.Options.returnDict;
import static org.kerasjvm.Options.sampleWeight;
import static org.kerasjvm.Options.shuffle;
import static org.kerasjvm.Options.steps;
import static org.kerasjvm.Options.stepsPerEpoch;
import static org.kerasjvm.Options.stepsPerExecution;
import static org.kerasjvm.Options.validationData;
import static org.kerasjvm.Options.validationSplit;
import static org.kerasjvm.Options.validationSteps;
import static org.kerasjvm.Options.verbose;
import static org.kerasjvm.Options.workers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.kerasjvm.Keras;
import org.kerasjvm.batches.Batch;
import org.kerasjvm.batches.PyDataset;
import org.kerasjvm.callbacks.History;
import org.kerasjvm.callbacks.LambdaCallback;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.layers.Dense;
import org.kerasjvm.layers.Dropout;
import org.kerasjvm.layers.Input;
import org.kerasjvm.parity.Refusals;
import org.kerasjvm.parity.Tolerance;

/** Data that comes in batches, whatever else happens meanwhile. */
@Timeout(120)
class StreamsTest {

  private static final NDArray X = NDArray.arange(20).reshape(20, 1).multiply(0.1f);
  private static final NDArray Y = X.multiply(2f);
  private Sequential model;

  /** Batches of two rows that keep a record. */
  private static class Rows extends PyDataset {

    final List<Object> record = Collections.synchronizedList(new ArrayList<>());
    private final int length;

    Rows(int length, int workers) {
      super(workers(workers));
      this.length = length;
    }

    @Override
    public int length() {
      return length;
    }

    @Override
    public Batch getItem(int index) throws IOException {
      record.add(index);
      int from = index % 10 * 2;
      return Batch.of(X.slice(from, from + 2), Y.slice(from, from + 2));
    }

    @Override
    public void onEpochBegin() {
      record.add("begin");
    }

    @Override
    public void onEpochEnd() {
      record.add("end");
    }
  }

  @BeforeEach
  void makeModel() {
    Keras.clearSession();
    Keras.setRandomSeed(7);
    model = new Sequential(Input.of(1), new Dense(1, kernelInitializer("ones")));
    model.compile(optimizer("sgd"), loss("mse"), metrics("mae"));
  }

  @AfterEach
  void closeModelAndFindNoThreads() throws InterruptedException {
    model.close();
    // a pool says that it has ended a moment before its last thread does
    for (int wait = 0; wait < 200 && feeding(); wait++) {
      Thread.sleep(10);
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("kerasjvm-feeder");
  }

  private static boolean feeding() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("kerasjvm-feeder"));
  }

  /** What Keras 3.8 did with random.seed(7) and such a data set of five batches. */
  @Test
  void aPyDatasetIsLookedAtThenShuffledAnewInEachEpoch() {
    Rows rows = new Rows(5, 0);
    model.fit(rows, epochs(3), verbose(0));
    assertThat(rows.record)
        .containsExactly(
            0, 1, "end", "begin", 4, 0, 3, 1, 2, "end", "begin", 2, 3, 1, 4, 0, "end", "begin", 3,
            2, 0, 1, 4, "end");
  }

  @Test
  void stepsGoOnFromEpochToEpoch() {
    Rows rows = new Rows(5, 0);
    List<Object> batches = new ArrayList<>();
    model.fit(
        rows,
        epochs(4),
        stepsPerEpoch(2),
        shuffle(false),
        verbose(0),
        callbacks(
            LambdaCallback.onEpochBegin((epoch, logs) -> batches.add("epoch"))
                .and(LambdaCallback.onTrainBatchEnd((batch, logs) -> batches.add(batch)))));
    assertThat(batches).containsExactly("epoch", 0, 1, "epoch", 0, 1, "epoch", 0, "epoch", 0, 1);
    assertThat(rows.record)
        .containsExactly(
            0, 1, "end", "begin", 0, 1, "end", "begin", 2, 3, "end", "begin", 4, "end", "begin", 0,
            1, "end");
  }

  @Test
  void validationTakesItsFirstBatchesEachTime() {
    Rows held = new Rows(3, 0);
    model.fit(X, Y, epochs(2), validationData(held), validationSteps(2), verbose(0));
    assertThat(held.record)
        .containsExactly(0, 1, "end", "begin", 0, 1, "end", "end", "begin", 0, 1, "end");
  }

  @TestFactory
  Stream<DynamicTest> threadsChangeNothing() {
    double[] expected = losses(new Rows(7, 0));
    return Stream.of(1, 3)
        .map(
            workers ->
                DynamicTest.dynamicTest(
                    workers + " workers",
                    () -> assertThat(losses(new Rows(7, workers))).isEqualTo(expected)));
  }

  /** Many small batches and an odd one, which arrays and streams cut into calls differently. */
  @TestFactory
  Stream<DynamicTest> callsOfManyBatchesGiveWhatArraysGive() {
    NDArray x = NDArray.arange(1003).reshape(1003, 1).multiply(0.001f);
    NDArray y = x.multiply(3f);
    List<Batch> batches = new ArrayList<>();
    for (int from = 0; from < 1003; from += 2) {
      int to = Math.min(from + 2, 1003);
      batches.add(Batch.of(x.slice(from, to), y.slice(from, to)));
    }
    return Stream.of(1, 7, 1000)
        .map(
            steps ->
                DynamicTest.dynamicTest(
                    steps + " steps an execution",
                    () -> {
                      try (Sequential arrays = dropped(steps);
                          Sequential streams = dropped(steps)) {
                        History expected =
                            arrays.fit(
                                x,
                                y,
                                epochs(3),
                                batchSize(2),
                                shuffle(false),
                                verbose(0),
                                validationData(x, y));
                        History given =
                            streams.fit(batches, epochs(3), verbose(0), validationData(batches));
                        assertThat(given.history()).isEqualTo(expected.history());
                        assertThat(streams.predict(x, verbose(0)))
                            .isEqualTo(arrays.predict(x, verbose(0)));
                      }
                    }));
  }

  private static Sequential dropped(int stepsPerExecution) {
    Keras.setRandomSeed(7);
    Sequential fresh = new Sequential(Input.of(1), new Dense(3), new Dropout(0.2), new Dense(1));
    fresh.compile(
        optimizer("adam"), loss("mse"), metrics("mae"), stepsPerExecution(stepsPerExecution));
    return fresh;
  }

  /** Batches of another size than the first run on the ordinary kernels. */
  @Test
  void compiledStreamsGiveWhatArraysGive() {
    Keras.setRandomSeed(7);
    List<Batch> odd = List.of(rows(0, 4), rows(4, 8), rows(8, 10), rows(10, 15), rows(15, 20));
    double[] expected = trainedOn(odd, false);
    double[] given = trainedOn(odd, true);
    for (int k = 0; k < expected.length; k++) {
      assertThat(given[k]).isCloseTo(expected[k], within(Tolerance.COMPILED.around(expected[k])));
    }
    List<Batch> even = List.of(rows(0, 4), rows(4, 8), rows(8, 12), rows(12, 16), rows(16, 20));
    Keras.setRandomSeed(7);
    try (Sequential arrays = compiled(true)) {
      History whole = arrays.fit(X, Y, epochs(4), batchSize(4), shuffle(false), verbose(0));
      assertThat(trainedOn(even, true))
          .containsExactly(whole.get("loss").stream().mapToDouble(Double::doubleValue).toArray());
    }
  }

  private static Batch rows(int from, int to) {
    return Batch.of(X.slice(from, to), Y.slice(from, to));
  }

  private static Sequential compiled(boolean jit) {
    Keras.setRandomSeed(7);
    Sequential fresh = new Sequential(Input.of(1), new Dense(3), new Dense(1));
    fresh.compile(optimizer("adam"), loss("mse"), jitCompile(jit));
    return fresh;
  }

  private static double[] trainedOn(List<Batch> batches, boolean jit) {
    try (Sequential fresh = compiled(jit)) {
      History history = fresh.fit(batches, epochs(4), verbose(0));
      return history.get("loss").stream().mapToDouble(Double::doubleValue).toArray();
    }
  }

  private static double[] losses(Rows rows) {
    Keras.setRandomSeed(7);
    try (Sequential fresh = new Sequential(Input.of(1), new Dense(3), new Dense(1))) {
      fresh.compile(optimizer("adam"), loss("mse"));
      History history = fresh.fit(rows, epochs(3), verbose(0));
      return history.get("loss").stream().mapToDouble(Double::doubleValue).toArray();
    }
  }

  @Test
  void streamsGiveWhatArraysGive() {
    Rows rows = new Rows(10, 1);
    assertThat(model.evaluate(rows, verbose(0)))
        .isEqualTo(model.evaluate(X, Y, batchSize(2), verbose(0)));
    assertThat(model.evaluate(rows, returnDict(), steps(3), verbose(0)))
        .isEqualTo(
            model.evaluate(X.slice(0, 6), Y.slice(0, 6), returnDict(), batchSize(2), verbose(0)));
    assertThat(model.predict(rows, verbose(0))).isEqualTo(model.predict(X, verbose(0)));
    assertThat(model.predict(rows, steps(2), verbose(0)))
        .isEqualTo(model.predict(X.slice(0, 4), verbose(0)));
  }

  @Test
  void iterablesBeginAnewInEachEpoch() {
    int[] opened = {0};
    Iterable<Batch> batches =
        () -> {
          opened[0]++;
          return new Rows(5, 0).iterator();
        };
    History history = model.fit(batches, epochs(3), verbose(0));
    assertThat(history.epoch()).containsExactly(0, 1, 2);
    assertThat(opened[0]).isEqualTo(3);
  }

  @Test
  void buildsTheModelFromTheFirstBatch() {
    try (Sequential open = new Sequential(new Dense(1))) {
      open.compile(optimizer("sgd"), loss("mse"));
      open.fit(new Rows(3, 1), verbose(0));
      assertThat(open.weights()).hasSize(2);
    }
  }

  @Test
  void dataWithoutAnEndNeedsSteps() {
    Rows endless = new Rows(PyDataset.INFINITE, 2);
    History history = model.fit(endless, epochs(4), stepsPerEpoch(3), verbose(0));
    assertThat(history.epoch()).hasSize(4);
    assertThatThrownBy(() -> model.fit(endless, verbose(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("fit: data without an end needs a number of steps; give stepsPerEpoch(...).");
  }

  @Test
  void aFailingBatchEndsTheFitAndTheModelStaysUsable() {
    PyDataset failing =
        new Rows(8, 2) {
          @Override
          public Batch getItem(int index) throws IOException {
            if (index == 5) {
              throw new IOException("no row 5");
            }
            return super.getItem(index);
          }
        };
    assertThatThrownBy(() -> model.fit(failing, shuffle(false), verbose(0)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("no row 5");
    assertThat(model.fit(X, Y, verbose(0)).epoch()).hasSize(1);
  }

  @Test
  void anInterruptStopsAFitThatWaitsForData() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    PyDataset slow =
        new Rows(100, 1) {
          @Override
          public Batch getItem(int index) throws IOException {
            if (index == 3) {
              waiting.countDown();
              try {
                Thread.sleep(2000);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            }
            return super.getItem(index);
          }
        };
    List<Object> seen = Collections.synchronizedList(new ArrayList<>());
    Thread fitting =
        new Thread(
            () -> {
              History history = model.fit(slow, epochs(5), shuffle(false), verbose(0));
              seen.add(history.epoch());
              seen.add(Thread.currentThread().isInterrupted());
            });
    fitting.start();
    waiting.await();
    fitting.interrupt();
    fitting.join();
    assertThat(seen).containsExactly(List.of(0), true);
    assertThat(model.evaluate(X, Y, verbose(0))).hasSize(2);
  }

  @Test
  void workersMustNotUseTheModelThatTheyFeed() {
    PyDataset clever =
        new Rows(5, 1) {
          @Override
          public Batch getItem(int index) throws IOException {
            if (index == 3) {
              model.predict(X, verbose(0));
            }
            return super.getItem(index);
          }
        };
    assertThatThrownBy(() -> model.fit(clever, shuffle(false), verbose(0)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "A worker thread of the data must not use the model that it feeds: that waits for the"
                + " thread. Give the data workers(0).");
  }

  @TestFactory
  Stream<DynamicTest> refusesWhatDoesNotGoWithStreams() {
    Rows rows = new Rows(5, 1);
    Batch weighted = Batch.of(X, Y, new float[20]);
    return new Refusals()
        .value(
            "weights",
            () -> model.fit(rows, sampleWeight(new float[10])),
            "fit: When providing `x` as a PyDataset, `sample_weights` should not be passed. Instead,"
                + " the sample weights should be included as part of the PyDataset.")
        .value(
            "a split",
            () -> model.fit(rows, validationSplit(0.5)),
            "fit: Argument `validation_split` is only supported for tensors or NumPy arrays. Found"
                + " incompatible type in the input: Rows. Give validationData(...).")
        .value(
            "two kinds of weights",
            () -> model.fit(List.of(weighted), classWeight(Map.of(0, 1.0))),
            "fit: You cannot specify `class_weight` and `sample_weight` at the same time.")
        .value("nothing", () -> model.fit(new Rows(0, 1)), "fit: The PyDataset has length 0")
        .value(
            "an empty list",
            () -> model.fit(List.<Batch>of()),
            "fit: the data must have at least one batch; received none.")
        .value(
            "other shapes",
            () -> model.fit(List.of(Batch.of(new float[3][2], Y))),
            "fit: Data cardinality is ambiguous. Make sure all arrays contain the same number of"
                + " samples. 'x' sizes: 3, 'y' sizes: 20")
        .value(
            "no targets",
            () -> model.evaluate(List.of(Batch.of(X))),
            "evaluate: y: must be given; received null.")
        .value(
            "weights now and then",
            () -> model.fit(List.of(Batch.of(X, Y), weighted), verbose(0)),
            "fit: all batches must have sample weights, or none; the first has 0 arrays of them,"
                + " another 1.")
        .tests();
  }
}
