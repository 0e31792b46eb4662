package org.kerasjvm.savedmodel;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.kerasjvm.engine.Memory;

/**
 * Memory stays flat over predictions and over loading and closing. TensorFlow's own loader keeps
 * 0.33 MB of each small model that was loaded (tensorflow/java #304), 66 MB over 200.
 */
@EnabledOnOs(OS.LINUX)
class SavedModelSoakTest {

  private static final String MODEL = "models/circles/keras3.8";

  @Test
  void predictsInFlatMemory(TestReporter reporter) {
    predict(reporter, 1_000, 20_000);
  }

  @Test
  @Tag("soak")
  void predictsAMillionTimesInFlatMemory(TestReporter reporter) {
    predict(reporter, 10_000, 1_000_000);
  }

  private static void predict(TestReporter reporter, int warmUp, int rounds) {
    float[][] x = {{1, 2}, {3, 4}, {5, 6}};
    try (SavedModel model = SavedModel.load(MODEL)) {
      Memory.flat(reporter, "predict", warmUp, rounds, () -> model.predict(x));
    }
  }

  @Test
  void readsAndWritesTextsInFlatMemory(TestReporter reporter) {
    String[] words = {"short", "a text that does not fit into twenty-two bytes, nor into forty"};
    try (SavedModel model = SavedModelTest.signatures()) {
      Signature describe = model.signature("describe");
      Memory.flat(reporter, "texts", 1_000, 20_000, () -> describe.call(words));
    }
  }

  @Test
  void failsInFlatMemory(TestReporter reporter, @TempDir Path directory) throws IOException {
    try (SavedModel model = SavedModel.load(FailingModel.write(directory))) {
      Memory.flat(
          reporter,
          "calls that TensorFlow cannot run",
          1_000,
          20_000,
          () ->
              assertThatThrownBy(() -> model.predict(new float[4]))
                  .isInstanceOf(SavedModelException.class));
    }
  }

  @Test
  void loadsAndClosesInFlatMemory(TestReporter reporter) {
    load(reporter, 60, 60, MODEL);
  }

  @Test
  @Tag("soak")
  void loadsAndClosesHundredsOfTimesInFlatMemory(TestReporter reporter) {
    load(reporter, 200, 400, "models/mnist/keras3.8");
  }

  private static void load(TestReporter reporter, int warmUp, int rounds, String path) {
    Memory.flat(
        reporter,
        "load, predict, close",
        warmUp,
        rounds,
        () -> {
          try (SavedModel model = SavedModel.load(path)) {
            model.warmUp();
          }
        });
  }
}
