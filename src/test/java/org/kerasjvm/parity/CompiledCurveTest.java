package org.kerasjvm.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompiledCurveTest {

  /** Losses of 1, the compiled one of an epoch off by 2^-10. */
  private static CompiledCurve off(int epoch, boolean byItself) {
    List<Double> ordinary = Collections.nCopies(20, 1.0);
    List<Double> compiled = new ArrayList<>(ordinary);
    compiled.set(epoch - 1, 1 + 0x1p-10);
    return new CompiledCurve("model", byItself, ordinary, compiled);
  }

  @Test
  void tellsUpToWhichEpochItIsWithin() {
    assertThat(off(15, true).row())
        .isEqualTo("| `model` | 0.0e+00 | 0.0e+00 | 9.8e-04 | within before epoch 15 | yes |\n");
    CompiledCurve same = new CompiledCurve("model", false, List.of(1.0, 2.0), List.of(1.0, 2.0));
    assertThat(same.row()).isEqualTo("| `model` | 0.0e+00 | 0.0e+00 | 0.0e+00 | within | no |\n");
  }

  @Test
  void countsInTheReportWhereItIsCompiledByItselfAndEarly() {
    assertThat(differences(off(1, true))).hasSize(1);
    assertThat(differences(off(2, true))).isEmpty();
    assertThat(differences(off(1, false))).isEmpty();
  }

  private static List<String> differences(CompiledCurve curve) {
    ParityReport report = new ParityReport(List.of(), Map.of(), LocalDate.of(2026, 1, 2));
    report.add(curve);
    assertThat(report.markdown()).contains("## Compiled by XLA").contains(curve.row());
    return report.differences();
  }
}
