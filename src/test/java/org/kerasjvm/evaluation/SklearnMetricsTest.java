package org.kerasjvm.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kerasjvm.evaluation.SklearnMetrics.accuracyScore;
import static org.kerasjvm.evaluation.SklearnMetrics.classificationReport;
import static org.kerasjvm.evaluation.SklearnMetrics.confusionMatrix;
import static org.kerasjvm.evaluation.SklearnMetrics.r2Score;

import org.junit.jupiter.api.Test;
import org.kerasjvm.data.NDArray;

class SklearnMetricsTest {
  private static final int[] TRUTH = {0, 1, 2, 2, 2, 1, 0, 0};
  private static final int[] PREDICTED = {0, 0, 2, 2, 1, 1, 0, 2};

  @Test
  void countsTrueByPredictedLabels() {
    assertThat(confusionMatrix(TRUTH, PREDICTED))
        .isEqualTo(NDArray.of(new long[][] {{2, 0, 1}, {1, 1, 0}, {0, 1, 2}}));
    assertThat(confusionMatrix(TRUTH, PREDICTED, new int[] {2, 0}))
        .isEqualTo(NDArray.of(new long[][] {{2, 0}, {1, 2}}));
    assertThat(confusionMatrix(new String[] {"b", "a"}, new String[] {"b", "b"}))
        .isEqualTo(NDArray.of(new long[][] {{0, 1}, {0, 1}}));
  }

  @Test
  void acceptsColumnsAndWholeFloats() {
    assertThat(accuracyScore(new int[] {0, 1, 1}, new float[][] {{0}, {1}, {0}}))
        .isEqualTo(2 / 3.0);
    assertThat(accuracyScore(new boolean[] {true, false}, new int[] {1, 0})).isEqualTo(1);
  }

  @Test
  void printsTheReportOfScikitLearn() {
    assertThat(classificationReport(TRUTH, PREDICTED, "class 0", "class 1", "a class of long name"))
        .isEqualTo(
            "                      precision    recall  f1-score   support\n"
                + "\n"
                + "             class 0       0.67      0.67      0.67         3\n"
                + "             class 1       0.50      0.50      0.50         2\n"
                + "a class of long name       0.67      0.67      0.67         3\n"
                + "\n"
                + "            accuracy                           0.62         8\n"
                + "           macro avg       0.61      0.61      0.61         8\n"
                + "        weighted avg       0.62      0.62      0.62         8\n");
    assertThat(classificationReport(new double[] {0, 1, 1, 1}, new double[] {0, 0, 0, 0}, 3))
        .isEqualTo(
            "              precision    recall  f1-score   support\n"
                + "\n"
                + "         0.0      0.250     1.000     0.400         1\n"
                + "         1.0      0.000     0.000     0.000         3\n"
                + "\n"
                + "    accuracy                          0.250         4\n"
                + "   macro avg      0.125     0.500     0.200         4\n"
                + "weighted avg      0.062     0.250     0.100         4\n");
  }

  @Test
  void scoresRegressionsAsScikitLearnDoes() {
    assertThat(r2Score(new double[] {3, -0.5, 2, 7}, new double[] {2.5, 0.0, 2, 8}))
        .isEqualTo(0.9486081370449679);
    assertThat(
            r2Score(
                new double[][] {{.5, 1}, {-1, 1}, {7, -6}},
                new double[][] {{0, 2}, {-1, 2}, {8, -5}}))
        .isEqualTo(0.9368005266622779);
    assertThat(r2Score(new int[] {-2, -2}, new int[] {-2, -2})).isEqualTo(1);
    assertThat(r2Score(new int[] {-2, -2}, new double[] {-2, -2.5})).isEqualTo(0);
    assertThat(r2Score(new int[] {1}, new int[] {1})).isNaN();
  }

  @Test
  void refusesWhatAreNoLabels() {
    assertThatThrownBy(() -> accuracyScore(new int[3], new int[2]))
        .hasMessage(
            "accuracyScore: found input variables with inconsistent numbers of samples: [3, 2].");
    assertThatThrownBy(() -> accuracyScore(new int[1], new float[] {.7f}))
        .hasMessage(
            "accuracyScore: classification metrics can't handle continuous targets; received"
                + " fractions. Round probabilities first, or compare with greater(0.5).");
    assertThatThrownBy(() -> confusionMatrix(new int[2], new float[2][3]))
        .hasMessage(
            "confusionMatrix: labels must be of shape (n,) or (n, 1); received shape (2, 3). Take"
                + " argmax(1) of class probabilities or one-hot rows.");
    assertThatThrownBy(() -> classificationReport(TRUTH, PREDICTED, "one"))
        .hasMessage(
            "classificationReport: number of classes, 3, does not match size of target_names, 1.");
    assertThatThrownBy(() -> classificationReport(TRUTH, PREDICTED, -1))
        .hasMessage("classificationReport: digits must be 0 or more; received -1.");
    assertThatThrownBy(() -> r2Score(new int[2], new int[3]))
        .hasMessage(
            "r2Score: y_true and y_pred must have the same shape; received (2, 1) and (3, 1).");
  }
}
