package org.kerasjvm.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kerasjvm.parity.Outcome.Verdict;

class ParityReportTest {

  private final ParityReport report =
      new ParityReport(
          List.of(Family.of("loss")), Map.of("Keras", "3.8.0"), LocalDate.of(2026, 11, 22));

  @Test
  void hasARowForEachComponentWithTheLargestOfEachFigure() {
    report.add(outcome("MeanSquaredError", Verdict.EQUAL, new Difference(0.5, 1e-8, 0.5, "here")));
    report.add(outcome("MeanSquaredError", Verdict.EQUAL, new Difference(0.25, 2e-7, 12, "there")));
    assertThat(report.markdown())
        .startsWith("# How close keras-jvm is to Keras\n")
        .contains("on 2026-11-22 with Keras 3.8.0.")
        .contains("## Losses\n\nAllowed: 1.0e-06 relative.\n")
        .contains("| `MeanSquaredError` | 2 | 5.0e-01 | 2.0e-07 | 12 | equal |\n")
        .contains("| `MeanAbsoluteError` | 0 | 0 | 0 | 0 | **no case** |\n")
        .doesNotContain("## Random cases");
  }

  @Test
  void namesWhatDiffers() {
    report.add(outcome("MeanSquaredError", Verdict.DIFFERENT, new Difference(1, 1, 9, "value[0]")));
    assertThat(report.summary()).endsWith("1 cases: 1 different.");
    assertThat(report.differences()).contains("loss MeanSquaredError(): value[0]");
    assertThat(report.markdown()).contains("| **different** in 1 |").contains("## Different\n");
  }

  @Test
  void keepsApartWhatThisKerasDoesNotHave() {
    report.add(outcome("MeanSquaredError", Verdict.UNKNOWN_TO_KERAS, Difference.NONE));
    assertThat(report.unknown()).hasSize(1);
    assertThat(report.markdown())
        .contains("| not in this Keras |")
        .contains("## Not in this Keras");
  }

  private static Outcome outcome(String component, Verdict verdict, Difference difference) {
    Case asked = new Case(component + "()", "loss", component, Map.of(), Map.of());
    return new Outcome(asked, verdict, difference, difference.where());
  }
}
