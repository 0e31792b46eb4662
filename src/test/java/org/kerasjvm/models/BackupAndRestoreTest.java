package org.kerasjvm.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kerasjvm.Options.activation;
import static org.kerasjvm.Options.batchSize;
import static org.kerasjvm.Options.callbacks;
import static org.kerasjvm.Options.deleteCheckpoint;
import static org.kerasjvm.Options.doubleCheckpoint;
import static org.kerasjvm.Options.epochs;
import static org.kerasjvm.Options.loss;
import static org.kerasjvm.Options.optimizer;
import static org.kerasjvm.Options.saveFreq;
import static org.kerasjvm.Options.validationData;
import static org.kerasjvm.Options.verbose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kerasjvm.Keras;
import org.kerasjvm.batches.Batch;
import org.kerasjvm.batches.PyDataset;
import org.kerasjvm.callbacks.BackupAndRestore;
import org.kerasjvm.callbacks.Callback;
import org.kerasjvm.callbacks.History;
import org.kerasjvm.callbacks.LambdaCallback;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.layers.Dense;
import org.kerasjvm.layers.Dropout;
import org.kerasjvm.layers.Input;

/** A fit that breaks off goes on with the numbers of one that did not. */
class BackupAndRestoreTest {

  private static final NDArray X = NDArray.arange(80).reshape(20, 4).multiply(0.01f);
  private static final NDArray Y = X.column(1).multiply(3f);

  @TempDir Path parent;

  private static final class Broken extends RuntimeException {}

  private Path folder() {
    return parent.resolve("backup");
  }

  private static Sequential model(long seed) {
    Keras.clearSession();
    Keras.setRandomSeed(seed);
    Sequential model =
        new Sequential(
            Input.of(4), new Dense(6, activation("tanh")), new Dropout(0.4), new Dense(1));
    model.compile(optimizer("adam"), loss("mse"));
    return model;
  }

  private static Callback breaksAfter(int epoch) {
    return LambdaCallback.onEpochEnd(
        (ended, logs) -> {
          if (ended == epoch) {
            throw new Broken();
          }
        });
  }

  private static final class Rows extends PyDataset {
    @Override
    public int length() {
      return 5;
    }

    @Override
    public Batch getItem(int index) {
      return Batch.of(X.slice(index * 4, index * 4 + 4), Y.slice(index * 4, index * 4 + 4));
    }
  }

  private interface Fit {
    History run(Sequential model, Callback... callbacks);
  }

  private static History arrays(Sequential model, Callback... given) {
    return model.fit(
        X, Y, epochs(8), batchSize(6), validationData(X, Y), verbose(0), callbacks(given));
  }

  private static History stream(Sequential model, Callback... given) {
    return model.fit(new Rows(), epochs(8), verbose(0), callbacks(given));
  }

  private void goesOn(Fit fit) {
    List<Double> whole;
    List<NDArray> weights;
    try (Sequential model = model(7)) {
      whole = fit.run(model).get("loss");
      weights = model.getWeights();
    }
    try (Sequential model = model(7)) {
      Callback[] given = {new BackupAndRestore(folder()), breaksAfter(4)};
      assertThatThrownBy(() -> fit.run(model, given)).isInstanceOf(Broken.class);
      assertThat(folder().resolve("latest.npz")).exists();
    }
    try (Sequential model = model(1)) { // other weights, other seeds: as if nothing were known
      History rest = fit.run(model, new BackupAndRestore(folder()));
      assertThat(rest.epoch()).isEqualTo(IntStream.range(5, 8).boxed().toList());
      assertThat(rest.get("loss")).isEqualTo(whole.subList(5, 8));
      assertThat(model.getWeights()).isEqualTo(weights);
      assertThat(folder()).doesNotExist();
      assertThat(fit.run(model).epoch()).hasSize(8);
    }
  }

  @Test
  void aFitOnArraysGoesOnWithTheSameNumbers() {
    goesOn(BackupAndRestoreTest::arrays);
  }

  @Test
  void aFitOnAStreamGoesOnWithTheSameNumbers() {
    goesOn(BackupAndRestoreTest::stream);
  }

  @Test
  void countsBatchesAcrossEpochs() {
    List<Object> saved = new ArrayList<>();
    Path file = folder().resolve("latest.npz");
    Callback watch =
        LambdaCallback.onTrainBatchEnd(
            (batch, logs) -> {
              if (Files.exists(file)) {
                saved.add(batch);
                try {
                  Files.delete(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              }
            });
    try (Sequential model = model(7)) {
      model.fit(
          X,
          Y,
          epochs(2),
          batchSize(4),
          verbose(0),
          callbacks(new BackupAndRestore(folder(), saveFreq(3)), watch));
    }
    assertThat(saved).hasSize(3);
  }

  @Test
  void keepsTheStateBeforeForWhenTheLastIsDamaged() throws IOException {
    Path file = folder().resolve("latest.npz");
    try (Sequential model = model(7)) {
      Callback keeps =
          new BackupAndRestore(folder(), doubleCheckpoint(true), deleteCheckpoint(false));
      model.fit(X, Y, epochs(3), verbose(0), callbacks(keeps));
    }
    Files.write(file, new byte[] {1, 2, 3});
    try (Sequential model = model(7)) {
      History rest =
          model.fit(X, Y, epochs(4), verbose(0), callbacks(new BackupAndRestore(folder())));
      assertThat(rest.epoch()).containsExactly(2, 3);
    }
  }

  @Test
  void saysThatADamagedStateCannotBeRead() throws IOException {
    Files.createDirectories(folder());
    Files.write(folder().resolve("latest.npz"), new byte[] {1, 2, 3});
    try (Sequential model = model(7)) {
      assertThatThrownBy(
              () -> model.fit(X, Y, verbose(0), callbacks(new BackupAndRestore(folder()))))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessage(
              "BackupAndRestore: the state in "
                  + folder()
                  + " cannot be read. Delete the folder to train from the start.");
    }
  }

  @Test
  void refusesTheStateOfAnotherModel() {
    try (Sequential model = model(7)) {
      Callback keeps = new BackupAndRestore(folder(), deleteCheckpoint(false));
      model.fit(X, Y, verbose(0), callbacks(keeps));
    }
    try (Sequential other = new Sequential(Input.of(4), new Dense(1))) {
      other.compile(optimizer("adam"), loss("mse"));
      List<NDArray> before = other.getWeights();
      assertThatThrownBy(
              () -> other.fit(X, Y, verbose(0), callbacks(new BackupAndRestore(folder()))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "The saved state of training: must hold 2 arrays of weights, as the model has; it"
                  + " holds 4.");
      assertThat(other.getWeights()).isEqualTo(before);
    }
  }

  @Test
  void refusesAFolderWithoutAName() {
    assertThatThrownBy(() -> new BackupAndRestore(Path.of("")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("BackupAndRestore: Empty `backup_dir` argument passed");
  }

  @Test
  void weightsGoThroughAFile() {
    Path file = parent.resolve("sub").resolve("a.weights.npz");
    try (Sequential one = model(7);
        Sequential two = model(8);
        Sequential other = new Sequential(Input.of(4), new Dense(5), new Dense(2))) {
      one.saveWeights(file);
      two.loadWeights(file);
      assertThat(two.getWeights()).isEqualTo(one.getWeights());
      assertThat(parent.resolve("sub")).isDirectoryContaining(p -> p.equals(file));
      assertThatThrownBy(() -> other.loadWeights(file))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "load_weights: %s: array 0 of weights must have the shape (4, 5) of %s; it has (4, 6)."
                  .formatted(file, other.weights().get(0).path()));
      assertThatThrownBy(() -> one.saveWeights("a.weights.h5"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "save_weights: The filename must end in `.weights.npz`; Keras's `.weights.h5` is not"
                  + " known yet. Received: filepath=a.weights.h5");
      assertThatThrownBy(() -> one.loadWeights(parent.resolve("b.weights.npz")))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessage("load_weights: cannot read " + parent.resolve("b.weights.npz") + ".");
    }
  }

  @Test
  void trainingStateHoldsWeightsSlotsSeedsAndRandomState() {
    try (Sequential model = model(7)) {
      Map<String, NDArray> state = model.trainingState();
      assertThat(state.keySet().stream().map(key -> key.substring(0, key.indexOf('/'))).distinct())
          .containsExactly("weights", "optimizer", "seeds", "random");
    }
  }
}
