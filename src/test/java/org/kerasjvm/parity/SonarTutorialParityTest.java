package org.kerasjvm.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The article on Sonar against {@code python-export/sonar.py}. */
class SonarTutorialParityTest {

  private static final List<String> NETWORKS =
      List.of("baseline", "standardized", "smaller", "larger");

  @TempDir private Path folder;

  @Test
  void encodesSplitsAndStartsLikeKeras() throws IOException {
    TutorialRecord run = TutorialRecord.of("sonar", folder, 3);
    run.checkExactly("encoded_Y", "encoded_Y");
    run.checkExactly("test_folds", "test_folds");
    for (String network : NETWORKS) {
      run.checkFit(network + ".first_fold_history", network + ".first_fold_history");
      assertThat(TutorialRecord.at(run.results(), network + ".scores")).hasSize(10);
    }
  }

  /** Forty fits of a hundred epochs, half a minute. */
  @Test
  @Tag("slow")
  void everyNetworkGetsKerassScores() throws IOException {
    TutorialRecord run = TutorialRecord.of("sonar", folder, null);
    assertThat(run.printed())
        .matches(
            "Baseline: [\\d.]+% \\([\\d.]+%\\)\nStandardized: .*\nSmaller: .*\nLarger: .*%\\)\n");
    assertThat(folder.resolve("scores.png")).isNotEmptyFile();
    for (String network : NETWORKS) {
      run.checkFit(network + ".first_fold_history", network + ".first_fold_history");
      run.checkPredictions(
          network + ".first_fold_predictions", network + ".first_fold_predictions");
      assertThat(run.number(network + ".mean_percent")).isBetween(80.0, 90.0);
    }
    assumeThat(run.sameMachine()).as("the goldens' vector units").isTrue();
    for (String network : NETWORKS) {
      run.checkExactly(network + ".scores", network + ".scores");
      run.checkExactly(network + ".final_accuracy", network + ".final_accuracy");
      run.checkLosses(network + ".final_loss", network + ".final_loss");
    }
  }
}
