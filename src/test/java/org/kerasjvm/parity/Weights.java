package org.kerasjvm.parity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.ops.Variable;

/** Compares variables with a golden's list of {@code {name, shape, values}}. */
final class Weights {

  private Weights() {}

  /** Names, shapes and values. */
  static void check(Tolerance tolerance, String what, List<Variable> variables, JsonNode golden) {
    assertThat(variables.stream().map(Variable::path))
        .as("%s: names", what)
        .containsExactlyElementsOf(names(golden));
    checkValues(tolerance, what, variables.stream().map(Variable::value).toList(), golden);
  }

  /** Shapes and values. */
  static void checkValues(Tolerance tolerance, String what, List<NDArray> arrays, JsonNode golden) {
    assertThat(arrays).as("%s: number", what).hasSameSizeAs(Golden.elements(golden));
    for (int k = 0; k < arrays.size(); k++) {
      JsonNode expected = golden.get(k);
      String name = what + " " + expected.get("name").asText();
      assertThat(arrays.get(k).shape())
          .as("%s: shape", name)
          .containsExactly(NDArray.of(Golden.doubles(expected.get("shape"))).toIntArray());
      tolerance.check(
          name, arrays.get(k).ravel().toFloatArray(), Golden.floats(expected.get("values")));
    }
  }

  private static List<String> names(JsonNode golden) {
    return Golden.elements(golden).stream().map(weight -> weight.get("name").asText()).toList();
  }
}
