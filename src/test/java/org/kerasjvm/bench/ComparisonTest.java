package org.kerasjvm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ComparisonTest {

  @Test
  void dividesNewByOld() {
    String text =
        Comparison.markdown(
            Samples.figures(Samples.width(16, 40), Samples.width(64, 80)),
            Samples.figures(Samples.circles(), Samples.width(64, 60)));
    assertThat(text)
        .contains(
            """
            Microseconds a step, new/old:

            | workload | keras-jvm | matrix products alone |
            |---|---:|---:|
            | width-64 (some layers) | 0.75 | 0.75 |

            """)
        .doesNotContain("circles", "width-16");
  }

  @Test
  void saysWhenThereIsNothingToCompare() {
    assertThat(
            Comparison.markdown(
                Samples.figures(Samples.width(16, 40)), Samples.figures(Samples.circles())))
        .isEqualTo("The figures have no workload in common.\n");
  }
}
