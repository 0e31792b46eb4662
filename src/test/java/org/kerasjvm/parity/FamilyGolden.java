package org.kerasjvm.parity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.kerasjvm.data.NDArray;

/** The golden of a family of components: its cases with Keras's results. */
final class FamilyGolden {

  private final Family family;
  private final List<JsonNode> lines;

  private FamilyGolden(Family family, List<JsonNode> lines) {
    this.family = family;
    this.lines = lines;
  }

  /** Reads {@code parity/FAMILY.jsonl.gz}. */
  static FamilyGolden read(String name) {
    List<JsonNode> lines = Golden.lines("parity/" + name + ".jsonl.gz");
    return new FamilyGolden(Family.of(name), lines.subList(1, lines.size()));
  }

  /** One test a case. */
  Stream<DynamicTest> tests() {
    return lines.stream()
        .map(line -> DynamicTest.dynamicTest(asked(line).id(), () -> compare(line)));
  }

  /** Fails if a component of the registry has no case. */
  void assertComplete() {
    Set<String> missing = new TreeSet<>(family.components().get());
    missing.removeAll(
        lines.stream().map(line -> asked(line).component()).collect(Collectors.toSet()));
    assertThat(missing).as("components without a case in grids/%s.py", family.name()).isEmpty();
  }

  private void compare(JsonNode line) {
    Map<String, NDArray> expected = Case.results(line.get("results"));
    Difference difference = Difference.of(family.run(asked(line)), expected);
    assertThat(difference.within(family.bound()))
        .as(
            String.format(
                Locale.ROOT,
                "%s: %s; %.3g relative, %s allows %.3g",
                asked(line).id(),
                difference.where(),
                difference.relative(),
                family.bound().name(),
                family.bound().relative()))
        .isTrue();
  }

  private static Case asked(JsonNode line) {
    return Case.of(line.get("case"));
  }
}
