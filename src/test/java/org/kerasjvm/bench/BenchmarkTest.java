package org.kerasjvm.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchmarkTest {

  private final List<String> asked = new ArrayList<>();
  private final List<String> progress = new ArrayList<>();
  private final Workload circles = Workloads.named(List.of("circles")).get(0);

  private Contender start(Entrant entrant, Workload workload) {
    // epochs of 0.025 and 0.5 seconds with 25 steps
    return new FakeContender(entrant.id(), entrant == Entrant.AUTO ? 0.025 : 0.5, asked);
  }

  private Benchmark benchmark() {
    return new Benchmark(List.of(Entrant.AUTO, Entrant.KERAS), this::start, 2, 0.5, progress::add);
  }

  @Test
  void warmsUpAndTakesTurns() {
    benchmark().run(circles);
    assertThat(asked)
        .containsExactly(
            "auto prepare",
            "auto fit 1",
            "auto fit 1",
            "auto fit 20",
            "keras prepare",
            "keras fit 1",
            "keras fit 1",
            "auto fit 20",
            "keras fit 1",
            "auto fit 20",
            "keras fit 1",
            "auto memory",
            "auto predict",
            "auto predict",
            "keras memory",
            "keras predict",
            "keras predict",
            "auto close",
            "keras close");
    assertThat(progress)
        .startsWith("circles: warming up keras-jvm")
        .contains("circles: round 2 of 2, Keras");
  }

  @Test
  void keepsWhatWasMeasured() {
    Benchmark benchmark = benchmark();
    Result result = benchmark.run(circles);
    assertThat(result.title()).isEqualTo("2-4-4-1, Adam, batch 32");
    Score auto = result.score(Entrant.AUTO).orElseThrow();
    assertThat(auto.microsPerStep()).containsExactly(1000.0, 1000.0);
    assertThat(auto.prepareSeconds()).isEqualTo(0.25);
    assertThat(auto.firstEpochSeconds()).isEqualTo(0.025);
    assertThat(auto.predictMicros()).isEqualTo(12.5);
    assertThat(auto.peakMegabytes()).isEqualTo(321);
    assertThat(benchmark.descriptions()).containsExactly("auto 1.0", "keras 1.0");
  }

  @Test
  void takesALongFirstEpochForWarmUp() {
    new Benchmark(List.of(Entrant.KERAS), this::start, 1, 0.1, progress::add).run(circles);
    assertThat(asked).startsWith("keras prepare", "keras fit 1", "keras fit 1", "keras memory");
  }

  @Test
  void closesWhatItStartedWhenALaterOneFails() {
    Benchmark benchmark =
        new Benchmark(
            List.of(Entrant.AUTO, Entrant.KERAS),
            (entrant, workload) -> {
              if (entrant == Entrant.KERAS) {
                throw new IllegalStateException("no Python");
              }
              return start(entrant, workload);
            },
            1,
            0.1,
            progress::add);
    assertThatThrownBy(() -> benchmark.run(circles)).hasMessage("no Python");
    assertThat(asked).endsWith("auto close");
  }
}
