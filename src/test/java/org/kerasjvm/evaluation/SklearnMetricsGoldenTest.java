package org.kerasjvm.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.parity.Golden;

class SklearnMetricsGoldenTest {
  private static final JsonNode REPORTS = Golden.read("sklearn/reports.json");

  static List<JsonNode> cases() {
    return Golden.elements(REPORTS.get("cases"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void reportsAsScikitLearnDoes(JsonNode expected) {
    NDArray truth = Golden.values(expected.get("y_true"));
    NDArray predicted = Golden.values(expected.get("y_pred"));
    String[] names =
        Golden.elements(expected.get("target_names")).stream()
            .map(JsonNode::textValue)
            .toArray(String[]::new);
    assertThat(SklearnMetrics.confusionMatrix(truth, predicted).astype(DType.INT32))
        .isEqualTo(Golden.values(expected.get("confusion_matrix")));
    assertThat(SklearnMetrics.accuracyScore(truth, predicted))
        .isEqualTo(expected.get("accuracy_score").doubleValue());
    assertThat(SklearnMetrics.classificationReport(truth, predicted, names))
        .isEqualTo(expected.get("classification_report").textValue());
    assertThat(SklearnMetrics.classificationReport(truth, predicted, 4, names))
        .isEqualTo(expected.get("classification_report_4_digits").textValue());
  }

  private static JsonNode three() {
    return cases().stream()
        .filter(c -> c.get("case").textValue().equals("three"))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "pred", "all"})
  void normalisesConfusionMatrices(String normalize) {
    NDArray matrix =
        SklearnMetrics.normalizedConfusionMatrix(
            Golden.values(three().get("y_true")), Golden.values(three().get("y_pred")), normalize);
    assertThat(matrix)
        .isEqualTo(
            Golden.values(REPORTS.get("confusion_matrix_of_three").get("normalize_" + normalize))
                .astype(DType.FLOAT64));
  }

  @Test
  void countsChosenLabels() {
    NDArray matrix =
        SklearnMetrics.confusionMatrix(
            Golden.values(three().get("y_true")),
            Golden.values(three().get("y_pred")),
            new int[] {2, 0});
    assertThat(matrix.astype(DType.INT32))
        .isEqualTo(Golden.values(REPORTS.get("confusion_matrix_of_three").get("labels_2_0")));
  }
}
