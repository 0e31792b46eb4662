package org.kerasjvm.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kerasjvm.Options.activation;
import static org.kerasjvm.Options.batchSize;
import static org.kerasjvm.Options.callbacks;
import static org.kerasjvm.Options.epochs;
import static org.kerasjvm.Options.loss;
import static org.kerasjvm.Options.optimizer;
import static org.kerasjvm.Options.stepsPerExecution;
import static org.kerasjvm.Options.verbose;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerasjvm.Keras;
import org.kerasjvm.callbacks.Callback;
import org.kerasjvm.callbacks.History;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.layers.Dense;
import org.kerasjvm.layers.Input;

/** Many threads on one model, and fits that are broken off. */
@Timeout(60)
class ModelThreadsTest {

  private static final int THREADS = 4;
  private static final NDArray X = rows(200);
  private static final NDArray Y = X.column(0);
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private Sequential model;

  @BeforeEach
  void makeModel() {
    Keras.clearSession();
    Keras.setRandomSeed(7);
    model = new Sequential(Input.of(4), new Dense(16, activation("tanh")), new Dense(1));
    compile(1);
  }

  @AfterEach
  void stop() throws InterruptedException {
    threads.shutdownNow();
    assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    model.close();
  }

  private void compile(int stepsPerExecution) {
    model.compile(optimizer("adam"), loss("mse"), stepsPerExecution(stepsPerExecution));
  }

  private static NDArray rows(int count) {
    float[][] rows = new float[count][4];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < 4; j++) {
        rows[i][j] = ((7 * i + 3 * j + i * j) % 11 - 5) / 5f;
      }
    }
    return NDArray.of(rows);
  }

  @Test
  void predictsTheSameFromManyThreads() throws Exception {
    NDArray alone = model.predict(X, verbose(0));
    List<Future<List<NDArray>>> running = new ArrayList<>();
    for (int k = 0; k < THREADS; k++) {
      running.add(
          threads.submit(
              () -> {
                List<NDArray> results = new ArrayList<>();
                for (int n = 0; n < 50; n++) {
                  results.add(model.predict(X, verbose(0)));
                }
                return results;
              }));
    }
    for (Future<List<NDArray>> each : running) {
      assertThat(each.get()).hasSize(50).containsOnly(alone);
    }
  }

  @Test
  void predictsWhileItTrains() throws Exception {
    Future<NDArray> beside =
        threads.submit(
            () -> {
              NDArray last = model.predict(X, verbose(0));
              for (int n = 0; n < 50; n++) {
                last = model.predictOnBatch(X);
              }
              return last;
            });
    model.fit(X, Y, epochs(20), verbose(0));
    assertThat(beside.get().isFinite().all()).isTrue();
  }

  @Test
  void fitsOneAfterTheOther() throws Exception {
    List<Future<History>> running = new ArrayList<>();
    for (int k = 0; k < THREADS; k++) {
      running.add(threads.submit(() -> model.fit(X, Y, epochs(5), verbose(0))));
    }
    for (Future<History> each : running) {
      assertThat(each.get().epoch()).hasSize(5);
    }
    assertThat(model.optimizer().iterations()).isEqualTo(THREADS * 5L * 7);
  }

  @Test
  void closesWhenRunningCallsAreDone() throws Exception {
    CountDownLatch started = new CountDownLatch(THREADS);
    List<Future<Integer>> running = new ArrayList<>();
    for (int k = 0; k < THREADS; k++) {
      running.add(
          threads.submit(
              () -> {
                for (int n = 0; ; n++) {
                  model.predict(X, verbose(0));
                  if (n == 3) {
                    started.countDown();
                  }
                }
              }));
    }
    started.await();
    model.close();
    for (Future<Integer> each : running) {
      assertThatThrownBy(each::get)
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("closed");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100})
  void stopsAfterTheNextBatchesWhenInterrupted(int steps) throws Exception {
    compile(steps);
    CountDownLatch training = new CountDownLatch(1);
    Thread fit =
        new Thread(
            () ->
                model.fit(
                    X,
                    Y,
                    epochs(1_000_000),
                    verbose(0),
                    callbacks(
                        new Callback() {
                          @Override
                          public void onEpochEnd(int epoch, Map<String, Double> logs) {
                            training.countDown();
                          }
                        })));
    fit.start();
    training.await();
    fit.interrupt();
    fit.join(20_000);
    assertThat(fit.isAlive()).isFalse();
    assertThat(model.fit(X, Y, epochs(2), verbose(0)).epoch()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100})
  void survivesACallbackThatThrows(int steps) {
    compile(steps);
    Callback broken =
        new Callback() {
          @Override
          public void onEpochEnd(int epoch, Map<String, Double> logs) {
            throw new UnsupportedOperationException("epoch " + epoch);
          }
        };
    assertThatThrownBy(() -> model.fit(X, Y, epochs(3), verbose(0), callbacks(broken)))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("epoch 0");
    assertThat(model.fit(X, Y, epochs(2), verbose(0)).epoch()).containsExactly(0, 1);
    assertThat(model.optimizer().iterations()).isEqualTo(3 * 7);
  }

  @Test
  void survivesACallbackThatThrowsAmidAnEpoch() {
    Callback broken =
        new Callback() {
          @Override
          public void onTrainBatchEnd(int batch, Map<String, Double> logs) {
            if (batch == 2) {
              throw new UnsupportedOperationException("batch " + batch);
            }
          }
        };
    assertThatThrownBy(() -> model.fit(X, Y, batchSize(20), verbose(0), callbacks(broken)))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("batch 2");
    assertThat(model.optimizer().iterations()).isEqualTo(3);
    assertThat(model.evaluate(X, Y, verbose(0))).hasSize(1);
  }

  @Test
  void refusesToBeChangedFromItsOwnCallbacks() {
    Map<String, Runnable> changes =
        Map.of(
            "compile",
            () -> compile(1),
            "close",
            model::close,
            "add",
            () -> model.add(new Dense(1)),
            "pop",
            model::pop);
    changes.forEach(
        (call, change) -> {
          Callback changing =
              new Callback() {
                @Override
                public void onEpochEnd(int epoch, Map<String, Double> logs) {
                  change.run();
                }
              };
          assertThatThrownBy(() -> model.fit(X, Y, verbose(0), callbacks(changing)))
              .isInstanceOf(IllegalStateException.class)
              .hasMessage(
                  call
                      + ": must not be called while model 'sequential' trains or is evaluated. In a"
                      + " callback, call stopTraining(true) and go on after fit.");
        });
    assertThat(model.fit(X, Y, verbose(0)).epoch()).hasSize(1);
  }

  @Test
  void mayBeUsedFromItsOwnCallbacks() {
    List<Double> losses = new ArrayList<>();
    Callback asking =
        new Callback() {
          @Override
          public void onEpochEnd(int epoch, Map<String, Double> logs) {
            losses.add(ModelThreadsTest.this.model.evaluate(X, Y, verbose(0))[0]);
            ModelThreadsTest.this.model.predict(X, verbose(0));
          }
        };
    model.fit(X, Y, epochs(3), verbose(0), callbacks(asking));
    assertThat(losses).hasSize(3).doesNotHaveDuplicates();
  }
}
