package org.kerasjvm.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The article on breast cancer, whole, against {@code python-export/breast_cancer.py}. */
class BreastCancerTutorialParityTest {

  @TempDir static Path folder;
  private static TutorialRecord run;

  @BeforeAll
  static void runIt() throws IOException {
    run = TutorialRecord.of("breast-cancer", folder, null);
  }

  @Test
  void splitsTheRowsLikeScikitLearn() {
    run.checkExactly("shapes", "shapes");
  }

  @Test
  void followsKeras() {
    run.checkFit("fit", "model.fit");
    run.checkEvaluation("evaluate", "model.evaluate");
    run.checkPredictions("predict", "model.predict");
  }

  @Test
  void followsKerasWhenTrainedOnWithAValidationSplit() {
    run.checkFit("fit_with_validation_split", "model.fit_with_validation_split");
    run.checkEvaluation("evaluate_again", "model.evaluate_again");
  }

  @Test
  void printsWhatTheArticlePrints() {
    assertThat(run.printed())
        .startsWith("((398, 30), (171, 30), (398,), (171,))\nModel: \"sequential\"\n")
        .contains("Epoch 100/100\n")
        .contains("['loss', 'compile_metrics']\n[0.643391")
        .contains("loss:  0.643391")
        .contains("accuracy:  0.6783625483512878\n");
  }

  @Test
  void drawsWhatTheArticleDraws() {
    for (String name : new String[] {"history", "accuracy", "loss"}) {
      assertThat(folder.resolve(name + ".png")).isNotEmptyFile();
    }
  }
}
