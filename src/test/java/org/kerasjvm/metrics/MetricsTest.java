package org.kerasjvm.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kerasjvm.Keras;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.engine.Harness;
import org.kerasjvm.parity.Golden;
import org.kerasjvm.parity.PythonCall;
import org.kerasjvm.parity.Tolerance;
import org.tensorflow.ndarray.Shape;

class MetricsTest {

  private static final JsonNode GOLDEN = Golden.read("keras/metrics.json");
  private static final List<JsonNode> CASES = Golden.elements(GOLDEN.get("cases"));

  @TestFactory
  Stream<DynamicTest> runAsKerasMetricsDo() {
    return CASES.stream()
        .filter(golden -> known(call(golden)))
        .map(
            golden ->
                DynamicTest.dynamicTest(golden.get("metric").asText(), () -> compare(golden)));
  }

  /** Keras's rule for "accuracy": by the last axis of predictions and targets. */
  @ParameterizedTest
  @CsvSource({
    "1, 2, 1, BinaryAccuracy",
    "1, 1, 1, BinaryAccuracy",
    "3, 2, 1, SparseCategoricalAccuracy",
    "3, 1, 0, SparseCategoricalAccuracy",
    "3, 2, 3, CategoricalAccuracy"
  })
  void accuracyFitsTheShapes(int outputs, int rankOfTargets, int lastOfTargets, String expected) {
    Shape yTrue = rankOfTargets == 1 ? Shape.of(-1) : Shape.of(-1, lastOfTargets);
    Metric metric = Metrics.forOutput("acc", yTrue, Shape.of(-1, outputs));
    assertThat(metric.config().className()).isEqualTo(expected);
    assertThat(metric.name()).isEqualTo("acc");
  }

  private static void compare(JsonNode golden) {
    PythonCall call = call(golden);
    Keras.clearSession();
    Metric metric = Metrics.REGISTRY.create(call.name(), call.arguments());
    assertThat(metric.name()).isEqualTo(golden.get("name").asText());
    NDArray yTrue = Golden.array(golden.get("y_true"), golden.get("y_true_dtype").asText());
    NDArray yPred = Golden.array(golden.get("y_pred"));
    List<Double> running = new ArrayList<>();
    try (Harness harness = new Harness(metric.variables())) {
      int from = 0;
      for (JsonNode size : GOLDEN.get("batches")) {
        int to = from + size.asInt();
        NDArray result =
            harness
                .run(
                    false,
                    (context, in) -> {
                      metric.update(context, in.get(0), in.get(1), null);
                      return List.of(metric.result(context));
                    },
                    yTrue.slice(from, to),
                    yPred.slice(from, to))
                .get(0);
        running.add(result.getDouble());
        from = to;
      }
    }
    Tolerance.SHORT_SUM.check(
        "running",
        running.stream().mapToDouble(Double::doubleValue).toArray(),
        Golden.doubles(golden.get("running")));
  }

  private static boolean known(PythonCall call) {
    return Metrics.REGISTRY.classNames().contains(call.name());
  }

  private static PythonCall call(JsonNode golden) {
    return PythonCall.parse(golden.get("metric").asText());
  }
}
