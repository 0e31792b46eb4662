package org.kerasjvm.parity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.kerasjvm.callbacks.Callback;
import org.kerasjvm.models.Sequential;

/**
 * The fits of {@link FitParityTest} with steps that XLA compiles: loss and metrics of the first
 * epochs, near Keras's.
 */
class CompiledParityTest {

  /** One of each kind: compiling takes longer than all these fits. */
  private static final Pattern FEW =
      Pattern.compile(
          "adam_shuffled_dropout|rmsprop_shuffled|sgdm_ordered|all_arguments|validation_data_weighted.*|regularizers?_l1.*");

  @TestFactory
  Stream<DynamicTest> followsKerasCompiled() {
    return tests(FEW.asMatchPredicate());
  }

  @Tag("slow")
  @TestFactory
  Stream<DynamicTest> followsKerasCompiledInEveryFit() {
    return tests(FEW.asMatchPredicate().negate());
  }

  private static Stream<DynamicTest> tests(Predicate<String> which) {
    return Golden.names("keras/fits").stream()
        .filter(which)
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name, () -> compare(Golden.read("keras/fits/" + name + ".json"))));
  }

  private static void compare(JsonNode golden) {
    Recipe recipe = new Recipe(golden.get("recipe"));
    try (Sequential model = recipe.model(null, true)) {
      for (int k = 0; k < recipe.fits().size(); k++) {
        var history = recipe.fit(model, recipe.fits().get(k), new Callback() {}).history();
        check("fit " + k, history, golden.get("results").get(k).get("history"));
      }
    }
  }

  private static void check(String what, Map<String, List<Double>> history, JsonNode golden) {
    history.forEach(
        (key, values) -> {
          double[] expected = Histories.numbers(golden.get(key));
          for (int k = 0; k < Math.min(expected.length, Tolerance.COMPILED_EPOCHS); k++) {
            String place = "%s: %s of epoch %d".formatted(what, key, k + 1);
            Tolerance near = key.contains("loss") ? Tolerance.COMPILED : Tolerance.COMPILED_METRIC;
            near.check(place, values.get(k), expected[k]);
          }
        });
  }
}
