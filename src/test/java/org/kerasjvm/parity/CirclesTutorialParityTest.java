package org.kerasjvm.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The article on circles, whole, against {@code python-export/circles.py}. */
class CirclesTutorialParityTest {

  @TempDir static Path folder;
  private static TutorialRecord run;

  @BeforeAll
  static void runIt() throws IOException {
    run = TutorialRecord.of("circles", folder, null);
  }

  /**
   * Its linear output is clipped to [1e-7, 1 - 1e-7], and where it is near 0 the gradient
   * multiplies a last bit by up to 1e7: only the same kernels in the same order follow Keras.
   */
  @Test
  void oneNeuronFollowsKerasThroughItsChaos() {
    assumeThat(run.sameMachine()).as("the golden's vector units").isTrue();
    run.checkFit("model_1.fit", "model_1.fit");
    run.checkFit("model_1.fit_longer", "model_1.fit_longer");
    run.checkEvaluation("model_1.evaluate", "model_1.evaluate");
  }

  @Test
  void anotherLayerFollowsKeras() {
    run.checkFit("model_2.fit", "model_2.fit");
    run.checkEvaluation("model_2.evaluate", "model_2.evaluate");
  }

  @Test
  void moreNeuronsFollowKeras() {
    run.checkFit("model_3.fit", "model_3.fit");
    run.checkEvaluation("model_3.evaluate", "model_3.evaluate");
    run.checkPredictions("model_3.predict", "model_3.predict");
  }

  @Test
  void theNonlinearModelFollowsKeras() {
    run.checkFit("model_4.fit", "model_4.fit");
    run.checkEvaluation("model_4.evaluate", "model_4.evaluate");
    run.checkPredictions("model_4.predict", "model_4.predict");
  }

  @Test
  void theNonlinearModelGetsAllTestRowsRight() {
    assertThat(run.number("model_4.evaluate.1")).isEqualTo(1);
  }

  @Test
  void activationFunctionsAreTensorFlows() {
    for (String name : new String[] {"A", "sigmoid", "relu"}) {
      String path = "activation_functions." + name;
      Tolerance.FUNCTION.check(
          path,
          Golden.floats(TutorialRecord.at(run.results(), path)),
          Golden.floats(TutorialRecord.at(run.golden(), path)));
    }
  }

  @Test
  void printsWhatTheArticlePrints() {
    assertThat(run.printed())
        .startsWith("         X0        X1  label\n0  0.754246  0.231481      1\n")
        .contains("label\n1    500\n0    500\nName: count, dtype: int64\n")
        .contains("(1000, 2) (1000,)\n1000 1000\n")
        .contains("array([0.75424625, 0.23148074]) 1\n")
        .contains("((800, 2), (200, 2))\n")
        .contains(" Model accuracy on the test set: ");
  }

  @Test
  void drawsWhatTheArticleDraws() {
    for (String name : new String[] {"data", "model_3", "line", "sigmoid", "relu", "model_4"}) {
      assertThat(folder.resolve(name + ".png")).isNotEmptyFile();
    }
  }
}
