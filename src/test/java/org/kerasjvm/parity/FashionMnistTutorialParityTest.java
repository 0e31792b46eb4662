package org.kerasjvm.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The article on circles and Fashion-MNIST, whole, against {@code python-export/fashion_mnist.py}.
 */
class FashionMnistTutorialParityTest {

  @TempDir static Path folder;
  private static TutorialRecord run;

  @BeforeAll
  static void runIt() throws IOException {
    run = TutorialRecord.of("fashion-mnist", folder, null);
  }

  @Test
  void theLinearModelOfCirclesFollowsKeras() {
    assumeThat(run.sameMachine()).as("the golden's vector units").isTrue();
    run.checkFit("circles.model_1.fit", "circles.model_1.fit");
    run.checkEvaluation("circles.model_1.evaluate", "circles.model_1.evaluate");
  }

  @Test
  void theNonlinearModelOfCirclesFollowsKeras() {
    run.checkFit("circles.model_7.fit", "circles.model_7.fit");
    run.checkEvaluation("circles.model_7.evaluate", "circles.model_7.evaluate");
    run.checkPredictions("circles.model_7.predict", "circles.model_7.predict");
  }

  @Test
  void clothesFollowKeras() {
    run.checkFit("fashion_mnist.fit", "fashion_mnist.fit");
    run.checkEvaluation("fashion_mnist.evaluate", "fashion_mnist.evaluate");
    run.checkPredictions("fashion_mnist.predict", "fashion_mnist.predict");
  }

  @Test
  void theConfusionMatrixIsKerass() {
    assumeThat(run.sameMachine()).as("the golden's vector units").isTrue();
    run.checkExactly("fashion_mnist.confusion_matrix", "fashion_mnist.confusion_matrix");
  }

  @Test
  void reachesTheArticlesAccuracy() {
    assertThat(run.number("fashion_mnist.evaluate.1")).isBetween(0.77, 0.80);
  }

  @Test
  void printsWhatTheArticlePrints() {
    assertThat(run.printed())
        .contains("Binary classification\n", "[0.0, 1.0]\n", "Epoch 100/100\n", "Epoch 10/10\n");
  }

  @Test
  void drawsWhatTheArticleDraws() {
    for (String name :
        new String[] {"model_1", "model_7", "example", "normalized_data", "confusion_matrix"}) {
      assertThat(folder.resolve(name + ".png")).isNotEmptyFile();
    }
  }
}
