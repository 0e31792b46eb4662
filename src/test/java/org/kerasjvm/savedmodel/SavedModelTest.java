package org.kerasjvm.savedmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kerasjvm.Options.batchSize;
import static org.kerasjvm.Options.interOpParallelismThreads;
import static org.kerasjvm.Options.intraOpParallelismThreads;
import static org.kerasjvm.Options.tags;
import static org.kerasjvm.Options.verbose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;

class SavedModelTest {

  static final Path FIXTURES = Path.of("src/test/resources/savedmodels");

  /** The tutorials' models of three writers, and the special ones. */
  static List<Path> models() throws IOException {
    List<Path> models = new ArrayList<>();
    for (Path root : List.of(Path.of("models"), FIXTURES)) {
      try (Stream<Path> files = Files.walk(root)) {
        files
            .filter(file -> file.endsWith("saved_model.pb"))
            .map(Path::getParent)
            .filter(model -> !model.startsWith(FIXTURES.resolve("negative")))
            .sorted()
            .forEach(models::add);
      }
    }
    assertThat(models).hasSizeGreaterThanOrEqualTo(15 + 6);
    return models;
  }

  @ParameterizedTest
  @MethodSource("models")
  void givesTheAnswersThatItsWriterStored(Path path) {
    try (SavedModel model = SavedModel.load(path).warmUp()) {
      Verification verification = model.verify();
      assertThat(verification.passed()).as(verification.toString()).isTrue();
      assertThat(verification.checks()).isNotEmpty();
      assertThat(model.metaGraph().tensorflowVersion()).startsWith("2.");
    }
  }

  static SavedModel signatures() {
    return SavedModel.load(FIXTURES.resolve("signatures"));
  }

  @Test
  void predictsRowsInBatchesOfAnySizeAlike() {
    NDArray x = NDArray.arange(70 * 784).divide(54880f).reshape(70, 784);
    try (SavedModel model = SavedModel.load("models/mnist/keras3.8")) {
      NDArray whole = model.predict(x, batchSize(70));
      assertThat(whole.shape()).containsExactly(70, 10);
      for (int size : new int[] {1, 7, 32, 69, 1000}) {
        NDArray cut = model.predict(x, batchSize(size));
        assertThat(cut.shape()).containsExactly(70, 10);
        assertThat(cut.argmax(1)).isEqualTo(whole.argmax(1));
      }
      assertThat(model.predict(x)).isEqualTo(model.predict(x, batchSize(32)));
    }
  }

  @Test
  void takesOneRowWithoutItsBatchAxisAndGivesOneBack() {
    try (SavedModel model = SavedModel.load("models/mnist/keras3.8")) {
      NDArray one = model.predict(new float[784]);
      assertThat(one.shape()).containsExactly(10);
      assertThat(model.predict(new float[1][784]).get(0)).isEqualTo(one);
    }
  }

  @Test
  void predictsNoRows() {
    try (SavedModel model = SavedModel.load("models/mnist/keras3.8")) {
      assertThat(model.predict(NDArray.zeros(DType.FLOAT32, 0, 784)).shape())
          .containsExactly(0, 10);
    }
  }

  @Test
  void runsSignaturesOfEveryTypeByName() {
    try (SavedModel model = signatures()) {
      Map<String, NDArray> sum = model.signature("add").call(Map.of("a", 2, "b", 40));
      assertThat(sum.get("sum").toJava()).isEqualTo(42);
      assertThat(sum.get("larger").toJava()).isEqualTo(false);
      assertThat(sum.keySet()).containsExactly("larger", "sum");
      NDArray upper =
          model
              .signature("describe")
              .call(new String[] {"grün", "a text longer than twenty-two bytes"})
              .get("upper");
      assertThat(upper.toStringArray()[1]).isEqualTo("A TEXT LONGER THAN TWENTY-TWO BYTES");
      NDArray both =
          model
              .signature("logic")
              .call(Map.of("p", new boolean[] {true, false}, "q", new boolean[] {true, true}))
              .get("both");
      assertThat(both.toJava()).isEqualTo(new boolean[] {true, false});
      Map<String, NDArray> scaled =
          model.signature("scale").call(Map.of("matrix", new int[][] {{1, 2}}, "scale", 2));
      assertThat(scaled.get("scaled").dtype()).isEqualTo(DType.FLOAT64);
      assertThat(model.signature("collatz").call(27).get("steps").getLong()).isEqualTo(111);
    }
  }

  @Test
  void tellsWhatItHolds() {
    try (SavedModel model = SavedModel.load("models/mnist/keras3.8")) {
      assertThat(model.tags()).containsExactly("serve");
      assertThat(model.signatures().keySet()).containsExactly("serve", "serving_default");
      assertThat(model.signature("serving_default"))
          .hasToString(
              "serving_default(keras_tensor: float32 (None, 784)) -> output_0: float32 (None, 10)");
      assertThat(model.metaGraph().variables())
          .contains(
              new VariableInfo("sequential/dense/kernel", "float32", List.of(784L, 512L), false));
      assertThat(model.info().writtenBy()).containsEntry("keras", "3.8.0");
    }
    try (SavedModel model = SavedModel.load(FIXTURES.resolve("lookup_table_asset"))) {
      assertThat(model.metaGraph().assets()).containsExactly("vocabulary.txt");
    }
  }

  @Test
  void choosesTheGraphByItsTags() {
    Path path = FIXTURES.resolve("tf1_two_tag_sets");
    float[][] x = {{1, 2, 3}};
    try (SavedModel plain = SavedModel.load(path);
        SavedModel doubled = SavedModel.load(path, tags("serve", "doubled"))) {
      NDArray once = plain.signature("serving_default").predict(x);
      NDArray twice = doubled.signature("serving_default").predict(x);
      assertThat(twice)
          .as("2 x kernel + (1, 2) where the other has x kernel + (1, 2)")
          .isEqualTo(once.multiply(2f).subtract(NDArray.of(new float[] {1, 2})));
    }
    assertThatThrownBy(() -> SavedModel.load(path, tags("train")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "SavedModel.load: '%s' has no graph tagged [train]; it has [[serve], [doubled, serve]]. Give tags(...) of one of these."
                .formatted(path));
  }

  @Test
  void runsWithAnyNumberOfThreads() {
    float[][] x = new float[3][784];
    try (SavedModel ours = SavedModel.load("models/mnist/keras3.8");
        SavedModel pool =
            SavedModel.load(
                "models/mnist/keras3.8",
                interOpParallelismThreads(2),
                intraOpParallelismThreads(1))) {
      assertThat(pool.predict(x)).isEqualTo(ours.predict(x));
    }
  }

  @Test
  void answersManyThreadsAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (SavedModel model = SavedModel.load("models/circles/keras3.8")) {
      List<Future<Boolean>> rounds = new ArrayList<>();
      for (int t = 0; t < 8; t++) {
        float[][] x = {{t, 1}, {1, t}};
        NDArray expected = model.predict(x);
        rounds.add(
            threads.submit(
                () -> {
                  for (int k = 0; k < 500; k++) {
                    if (!model.predict(x).equals(expected)) {
                      return false;
                    }
                  }
                  return true;
                }));
      }
      for (Future<Boolean> round : rounds) {
        assertThat(round.get(60, TimeUnit.SECONDS)).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void closesUnderCallsThatRun() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (int round = 0; round < 5; round++) {
        SavedModel model = SavedModel.load("models/circles/keras3.8");
        List<Future<String>> callers = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
          callers.add(threads.submit(() -> callUntilClosed(model)));
        }
        Thread.sleep(20);
        model.close();
        model.close();
        for (Future<String> caller : callers) {
          assertThat(caller.get(60, TimeUnit.SECONDS))
              .isEqualTo("SavedModel: is closed. Close a model when the last call has been made.");
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static String callUntilClosed(SavedModel model) {
    try {
      while (true) {
        model.predict(new float[][] {{1, 2}});
      }
    } catch (IllegalStateException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  void predictAsksForPredictAllWhereThereAreSeveralOutputs() {
    try (SavedModel model = SavedModel.load(FIXTURES.resolve("dictionaries"))) {
      Map<String, Object> x = Map.of("first", new float[5][2], "second", new int[5][1]);
      assertThatThrownBy(() -> model.predict(x))
          .hasMessage(
              "serving_default: predict returns one array, and this signature gives [classes, mean]. Call predictAll, which returns them by name.");
      Map<String, NDArray> outputs = model.predictAll(x, batchSize(2));
      assertThat(outputs.get("classes").shape()).containsExactly(5, 3);
      assertThat(outputs.get("mean").shape()).containsExactly(5, 1);
    }
  }

  @Test
  void refusesToJoinBatchesWhoseOutputsHaveNoRows() {
    try (SavedModel model = signatures()) {
      assertThatThrownBy(
              () ->
                  model
                      .signature("describe")
                      .predictAll(new String[] {"a", "b", "c"}, batchSize(2)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "describe: output 'joined' has shape () for 2 rows, so batches cannot be joined. Use call, which runs once on all rows.");
    }
  }

  @Test
  void takesVerboseZeroOnly() {
    try (SavedModel model = SavedModel.load("models/circles/keras3.8")) {
      assertThat(model.predict(new float[1][2], verbose(0)).shape()).containsExactly(1, 1);
      assertThatThrownBy(() -> model.predict(new float[1][2], verbose(1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("verbose must be 0: a SavedModel prints nothing; received 1");
    }
  }

  @Test
  void namesAnUnknownSignaturesNeighbour() {
    try (SavedModel model = signatures()) {
      assertThatThrownBy(() -> model.signature("ad"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageEndingWith("has no signature 'ad'; did you mean 'add'?");
    }
  }

  @Test
  void tellsWhatTensorFlowSaysOfValuesThatItCannotRun(@TempDir Path directory) throws IOException {
    try (SavedModel model = SavedModel.load(FailingModel.write(directory))) {
      assertThat(model.predict(new float[] {1, 2, 3}).shape()).containsExactly(3);
      assertThatThrownBy(() -> model.predict(new float[] {1, 2, 3, 4}))
          .isInstanceOf(SavedModelException.class)
          .hasMessage(
              "serving_default: TensorFlow could not run it: Input to reshape is a tensor with 4 values, but the requested shape has 3");
      assertThat(model.predict(new float[] {1, 2, 3}).shape()).containsExactly(3);
    }
  }
}
