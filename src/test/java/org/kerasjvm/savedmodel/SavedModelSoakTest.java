package org.kerasjvm.savedmodel;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
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
  void callsThatFailInFlatMemory(TestReporter reporter) {
    try (SavedModel model = SavedModel.load(SavedModelTest.FIXTURES.resolve("tf1"))) {
      Signature signature = model.signature("serving_default");
      Memory.flat(
          reporter,
          "refused inputs",
          1_000,
          20_000,
          () -> {
            try {
              signature.call(new float[1][4]);
              throw new AssertionError("4 features were taken for 3");
            } catch (IllegalArgumentException e) {
              // as it should be
            }
          });
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
