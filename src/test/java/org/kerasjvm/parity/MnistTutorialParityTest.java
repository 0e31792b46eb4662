package org.kerasjvm.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The article on MNIST, whole, against {@code python-export/mnist.py}. */
class MnistTutorialParityTest {

  @TempDir static Path folder;
  private static TutorialRecord run;

  @BeforeAll
  static void runIt() throws IOException {
    run = TutorialRecord.of("mnist", folder, null);
  }

  @Test
  void followsKeras() {
    run.checkFit("fit", "model.fit");
    run.checkEvaluation("evaluate", "model.evaluate");
    run.checkPredictions("predict", "model.predict");
  }

  @Test
  void reachesTheArticlesAccuracy() {
    assertThat(run.number("evaluate.1")).isGreaterThanOrEqualTo(0.978);
  }

  @Test
  void printsWhatTheArticlePrints() {
    assertThat(run.printed())
        .startsWith(
            "((60000, 28, 28), (10000, 28, 28))\nbefore encoding: 5\nafter encoding:  array")
        .contains("Epoch 10/10\n")
        .contains("[0.07")
        .endsWith("]\n");
  }

  @Test
  void drawsTheDigitsAndTheCurves() {
    for (String name : new String[] {"digits", "loss", "acc"}) {
      assertThat(folder.resolve(name + ".png")).isNotEmptyFile();
    }
  }
}
