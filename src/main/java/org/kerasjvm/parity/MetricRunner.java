package org.kerasjvm.parity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.engine.Harness;
import org.kerasjvm.metrics.Metric;
import org.kerasjvm.metrics.Metrics;

/** Metrics: {@code result_0}, {@code result_1}, ... after each of the {@code updates}. */
final class MetricRunner {

  private MetricRunner() {}

  static Map<String, NDArray> run(Case asked) {
    Metric metric = Metrics.REGISTRY.create(asked.component(), asked.config());
    Map<String, NDArray> results = new LinkedHashMap<>();
    try (Harness harness = new Harness(metric.variables())) {
      for (Object update : asked.list("updates")) {
        Map<?, ?> arrays = (Map<?, ?>) update;
        List<NDArray> inputs = new ArrayList<>();
        for (String name : List.of("y_true", "y_pred", "sample_weight")) {
          if (arrays.get(name) instanceof NDArray array) {
            inputs.add(array);
          }
        }
        results.put("result_" + results.size(), step(harness, metric, inputs));
      }
    }
    return results;
  }

  private static NDArray step(Harness harness, Metric metric, List<NDArray> inputs) {
    Harness.Program program =
        (context, in) -> {
          metric.update(context, in.get(0), in.get(1), in.size() > 2 ? in.get(2) : null);
          return List.of(metric.result(context));
        };
    return harness.run(false, program, inputs.toArray(NDArray[]::new)).get(0);
  }
}
