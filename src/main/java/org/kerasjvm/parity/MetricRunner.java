package org.kerasjvm.parity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.metrics.Metric;
import org.kerasjvm.metrics.Metrics;
import org.kerasjvm.metrics.ValueMetric;

/** Metrics: {@code result_0}, {@code result_1}, ... after each of the {@code updates}. */
final class MetricRunner {

  private MetricRunner() {}

  static Map<String, NDArray> run(Case asked) {
    Map<String, NDArray> results = new LinkedHashMap<>();
    try (Metric metric = Metrics.REGISTRY.create(asked.component(), asked.config())) {
      for (Object update : asked.list("updates")) {
        update(metric, (Map<?, ?>) update);
        results.put("result_" + results.size(), metric.result());
      }
    }
    return results;
  }

  private static void update(Metric metric, Map<?, ?> arrays) {
    Object weight = arrays.get("sample_weight");
    if (!(metric instanceof ValueMetric of)) {
      metric.updateState(array(arrays, "y_true"), array(arrays, "y_pred"), weight);
    } else if (weight == null) {
      of.updateState(array(arrays, "values"));
    } else {
      of.updateState(array(arrays, "values"), weight);
    }
  }

  private static Object array(Map<?, ?> arrays, String name) {
    return Objects.requireNonNull(arrays.get(name), name);
  }
}
