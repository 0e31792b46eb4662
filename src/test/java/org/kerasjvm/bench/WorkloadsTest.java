package org.kerasjvm.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kerasjvm.Options.verbose;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.models.Sequential;

class WorkloadsTest {

  private static List<String> names(String... words) {
    return Workloads.named(List.of(words)).stream().map(Workload::name).toList();
  }

  @Test
  void areThoseOfTheTutorialsByDefault() {
    assertThat(names())
        .containsExactly("breast-cancer", "circles", "fashion-mnist", "sonar", "mnist");
  }

  @Test
  void areChosenByNameAndGroupInTheCatalogsOrder() {
    assertThat(names("rows", "width-64", "circles"))
        .containsExactly(
            "circles", "width-64", "rows-1000", "rows-10000", "rows-100000", "rows-1000000");
    assertThat(names("all")).hasSize(15).doesNotHaveDuplicates();
  }

  @Test
  void refusesAnUnknownName() {
    assertThatThrownBy(() -> names("circle"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("bench: 'circle' is no workload and no group")
        .hasMessageContaining("circles");
  }

  /** The same numbers are pinned in python-export/test_bench.py. */
  @Test
  void computesWhatPythonComputes() {
    assertThat(SyntheticWorkloads.inputs(2, 3).toFloatArray())
        .containsExactly(-0.5f, -0.18240114f, -0.30876523f, 0.023204098f, -0.356984f, 0.29707837f);
    assertThat(SyntheticWorkloads.labels(8, 10).toDoubleArray())
        .containsExactly(3, 4, 6, 3, 2, 6, 7, 3);
  }

  @Test
  void haveModelsThatFitTheirData() {
    for (Workload workload : Workloads.named(List.of("widths", "circles", "rows-1000"))) {
      NDArray[] data = workload.data().get();
      assertThat(data[0].length()).isEqualTo(workload.rows());
      assertThat(data[1].length()).isEqualTo(workload.rows());
      if (workload.size() <= 1024) {
        try (Sequential model = workload.model().get()) {
          int units = model.predict(data[0].slice(0, 2), verbose(0)).shape()[1];
          assertThat(units).isEqualTo(workload.name().startsWith("width") ? workload.size() : 1);
        }
      }
    }
  }

  @Test
  void countsTheLastPartOfABatchAsAStep() {
    assertThat(Workloads.named(List.of("sonar")).get(0).steps()).isEqualTo(38);
    assertThat(Workloads.named(List.of("circles")).get(0).steps()).isEqualTo(25);
  }
}
