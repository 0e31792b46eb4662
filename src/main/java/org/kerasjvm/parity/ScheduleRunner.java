package org.kerasjvm.parity;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.engine.Harness;
import org.kerasjvm.optimizers.schedules.LearningRateSchedule;
import org.kerasjvm.optimizers.schedules.Schedules;

/** Learning rate schedules: {@code values} at the {@code steps}, each computed alone. */
final class ScheduleRunner {

  private ScheduleRunner() {}

  static Map<String, NDArray> run(Case asked) {
    LearningRateSchedule schedule =
        Objects.requireNonNull(Schedules.REGISTRY.create(asked.component(), asked.config()));
    NDArray steps = asked.array("steps").astype(DType.INT64);
    float[] rates = new float[steps.length()];
    try (Harness harness = new Harness(List.of())) {
      Harness.Traced traced =
          harness.trace(
              false,
              (context, in) -> List.of(schedule.rate(in.get(0))),
              Harness::fixed,
              steps.get(0));
      for (int k = 0; k < rates.length; k++) {
        rates[k] = traced.run(steps.get(k)).get(0).getFloat();
      }
    }
    return Map.of("values", NDArray.of(rates));
  }
}
