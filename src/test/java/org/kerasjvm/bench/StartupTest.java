package org.kerasjvm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kerasjvm.bench.Startup.Stage;

class StartupTest {

  private static Map<Stage, List<Double>> stages() {
    Map<Stage, List<Double>> stages = new EnumMap<>(Stage.class);
    stages.put(Stage.MAIN, List.of(0.1, 0.3, 0.2));
    stages.put(Stage.MODEL, List.of(0.5, 0.75, 1.0));
    stages.put(Stage.EPOCH, List.of(1.0, 1.5, 1.25));
    return stages;
  }

  @Test
  void showsMedianAndEndsOfEachStage() {
    assertThat(new Startup(stages(), List.of(3.0)).table())
        .isEqualToNormalizingNewlines(
            """
            seconds from the start of the process to
            java: main             0.20 (0.10 to 0.30)
            java: model built      0.75 (0.50 to 1.00)
            java: first epoch      1.25 (1.00 to 1.50)
            python: import keras   3.00 (3.00 to 3.00)
            """);
  }

  @Test
  void leavesPythonOutWhereThereIsNone() {
    assertThat(new Startup(stages(), List.of()).table()).doesNotContain("python");
  }

  @Test
  void theChildSaysWhatItHasDone() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StartupWorker.run(
        Workloads.named(List.of("circles")).get(0),
        new PrintStream(out, true, StandardCharsets.UTF_8));

    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("MAIN", "MODEL", "EPOCH");
  }

  @Test
  void timesTheStagesOfAChild() {
    Startup startup = Startup.measure(Workloads.named(List.of("circles")).get(0), 1, null);

    double main = startup.java().get(Stage.MAIN).get(0);
    double model = startup.java().get(Stage.MODEL).get(0);
    double epoch = startup.java().get(Stage.EPOCH).get(0);
    assertThat(List.of(main, model, epoch)).isSorted();
    assertThat(startup.python()).isEmpty();
  }
}
