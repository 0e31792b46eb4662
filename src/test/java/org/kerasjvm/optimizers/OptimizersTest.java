package org.kerasjvm.optimizers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.engine.Harness;
import org.kerasjvm.ops.Initial;
import org.kerasjvm.ops.Variable;
import org.kerasjvm.parity.Golden;
import org.kerasjvm.parity.Tolerance;
import org.tensorflow.ndarray.Shape;

class OptimizersTest {

  private static final JsonNode GOLDEN = Golden.read("keras/optimizers.json");

  @TestFactory
  Stream<DynamicTest> moveVariablesAsKerasDoes() {
    return cases()
        .map(golden -> DynamicTest.dynamicTest(golden.getKey(), () -> compare(golden.getValue())));
  }

  @Test
  void allHaveAGoldenCase() {
    assertThat(cases().map(c -> c.getValue().get("optimizer").asText()).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(Optimizers.REGISTRY.classNames());
  }

  private static Stream<Map.Entry<String, JsonNode>> cases() {
    return GOLDEN.get("cases").properties().stream()
        .filter(
            golden ->
                Optimizers.REGISTRY
                    .classNames()
                    .contains(golden.getValue().get("optimizer").asText()));
  }

  private static void compare(JsonNode golden) {
    Optimizer optimizer =
        Optimizers.REGISTRY.create(
            golden.get("optimizer").asText(), Golden.map(golden.get("arguments")));
    List<Variable> variables = List.of(variable("kernel", 5, 4), variable("bias", 4));
    optimizer.build(variables);
    List<Variable> state = new ArrayList<>(variables);
    state.addAll(optimizer.variables());
    try (Harness harness = new Harness(state)) {
      for (int k = 0; k < variables.size(); k++) {
        variables.get(k).assign(Golden.array(GOLDEN.get("initial").get(k)));
      }
      for (int step = 1; step <= GOLDEN.get("gradients").size(); step++) {
        NDArray[] gradients =
            Golden.elements(GOLDEN.get("gradients").get(step - 1)).stream()
                .map(Golden::array)
                .toArray(NDArray[]::new);
        harness.run(
            true,
            (context, in) -> {
              optimizer.apply(context, variables, in);
              return List.of();
            },
            gradients);
        JsonNode expected = golden.get("after_step").get("" + step);
        if (expected != null) {
          check("step " + step, variables, optimizer, expected);
        }
      }
    }
  }

  private static void check(
      String what, List<Variable> variables, Optimizer optimizer, JsonNode expected) {
    for (int k = 0; k < variables.size(); k++) {
      Tolerance.STEP.check(
          what + ", " + variables.get(k).name(),
          values(variables.get(k)),
          Golden.floats(expected.get("variables").get(k)));
    }
    JsonNode slots = expected.get("optimizer_variables");
    assertThat(optimizer.variables()).hasSize(slots.size());
    for (int k = 0; k < slots.size(); k++) {
      Variable slot = optimizer.variables().get(k);
      Tolerance.STEP.check(
          what + ", " + slot.path(), values(slot), Golden.floats(slots.get(k).get("values")));
    }
  }

  private static Variable variable(String name, long... shape) {
    return new Variable(name, Shape.of(shape), DType.FLOAT32, true, Initial.fill(0));
  }

  private static float[] values(Variable variable) {
    return variable.value().ravel().toFloatArray();
  }
}
