package org.kerasjvm.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kerasjvm.Options.factor;
import static org.kerasjvm.Options.noise;
import static org.kerasjvm.Options.randomState;
import static org.kerasjvm.Options.shuffle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kerasjvm.config.Option;
import org.kerasjvm.parity.Golden;
import org.kerasjvm.parity.Tolerance;

class GeneratorsGoldenTest {
  static List<JsonNode> cases() {
    return Golden.elements(Golden.read("sklearn/generated.json").get("cases"));
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Samples generate(JsonNode expected) {
    JsonNode arguments = expected.get("arguments");
    List<Option<?>> options = new ArrayList<>();
    options.add(randomState(expected.get("random_state").intValue()));
    if (arguments.has("noise")) {
      options.add(noise(arguments.get("noise").doubleValue()));
    }
    if (arguments.has("shuffle")) {
      options.add(shuffle(arguments.get("shuffle").booleanValue()));
    }
    if (arguments.has("factor")) {
      options.add(factor(arguments.get("factor").doubleValue()));
    }
    int n = arguments.get("n_samples").intValue();
    Option[] given = options.toArray(Option[]::new);
    return expected.get("function").textValue().equals("make_circles")
        ? Generators.makeCircles(n, given)
        : Generators.makeMoons(n, given);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void generatesWhatScikitLearnGenerates(JsonNode expected) {
    Samples samples = generate(expected);
    assertThat(samples.y().toIntArray()).containsExactly(Golden.ints(expected.get("y")));
    Tolerance.FLOAT64_FUNCTION.check(
        "X", samples.x().toDoubleArray(), Golden.doubles(expected.get("X")));
  }
}
