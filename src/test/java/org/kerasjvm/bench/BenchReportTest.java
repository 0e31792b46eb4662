package org.kerasjvm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BenchReportTest {

  private final String text = BenchReport.markdown(Samples.figures(Samples.circles()));

  @Test
  void beginsWithTheMachineAndTheSoftware() {
    assertThat(text)
        .startsWith(
            """
            Machine: Some CPU, 2 processors, Linux amd64, Java 17.0.15. Software: Keras 3.8.0.

            ### Tutorials
            """);
  }

  @Test
  void tellsStepsWithTheirSpread() {
    assertThat(text)
        .contains(
            """
            Microseconds a training step, median (least-most):

            | workload | keras-jvm | Keras |
            |---|---:|---:|
            | circles (2-4-4-1, Adam, batch 32) | 150 (100-200) | 2,500 (2,000-3,000) |

            """);
  }

  @Test
  void tellsRatiosToKerasOfTheSameRounds() {
    assertThat(text)
        .contains(
            """
            | workload | keras-jvm |
            |---|---:|
            | circles (2-4-4-1, Adam, batch 32) | 17.5 (15.0-20.0) |

            """);
  }

  @Test
  void leavesOutTablesWithoutFigures() {
    assertThat(text).doesNotContain("JAX's `lax.scan` in").doesNotContain("Matrix products");
    String widths = BenchReport.markdown(Samples.figures(Samples.width(64, 80)));
    assertThat(widths)
        .contains("| width-64 (some layers) | 50 % |")
        .doesNotContain("Keras's default");
  }

  @Test
  void saysWhichAimsAreKept() {
    assertThat(text)
        .contains(
            """
            ### Aims

            | of keras-jvm as it chooses by itself | aim | reached | kept |
            |---|---:|---:|---|
            | circles: times as fast as Keras's default | at least 40.0 | 17.5 | no: 2.29 times off |
            | circles: microseconds for `predict` of one row | at most 30.0 | 20.0 | yes |
            | circles: peak memory against Keras's | at most 1.00 | 1.00 | yes |
            """)
        .endsWith("against Keras's import | at most 1.00 | 3.50 | no: 3.50 times off |\n");
  }

  @Test
  void showsPicturesOnlyOfWhatGrows() {
    Figures figures = Samples.figures(Samples.circles(), Samples.width(64, 80));
    assertThat(BenchReport.markdown(figures, "performance"))
        .contains("![Microseconds a step over units of each layer](performance-widths.svg)")
        .containsOnlyOnce("![");
  }
}
