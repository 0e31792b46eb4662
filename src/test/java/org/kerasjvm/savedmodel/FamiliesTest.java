package org.kerasjvm.savedmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kerasjvm.Options.tags;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The families of models that {@code python-export/families.py} makes, as its manifest lists them:
 * those that are committed, or with {@code -Dkerasjvm.families=DIR} all of them, as CI does.
 */
class FamiliesTest {

  private static final Path ROOT =
      Path.of(System.getProperty("kerasjvm.families", SavedModelTest.FIXTURES.toString()));

  static List<Arguments> families() throws IOException {
    List<Arguments> families = new ArrayList<>();
    JsonNode manifest = new ObjectMapper().readTree(ROOT.resolve("families.json").toFile());
    for (JsonNode family : manifest.get("families")) {
      for (JsonNode tags : family.get("tag_sets")) {
        List<String> names = new ArrayList<>();
        tags.forEach(tag -> names.add(tag.asText()));
        families.add(
            Arguments.of(
                family.get("dir").asText(),
                names,
                family.get("expect").asText(),
                tags.equals(family.get("tags"))));
      }
    }
    assertThat(families).hasSizeGreaterThanOrEqualTo(8);
    return families;
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("families")
  void loadsAndAnswersAsItsWriterDid(
      String directory, List<String> tags, String expect, boolean hasExamples) {
    Path path = ROOT.resolve(directory);
    if (expect.equals("refused")) {
      assertThatThrownBy(() -> SavedModel.load(path, tags(tags.toArray(String[]::new))))
          .isInstanceOf(SavedModelException.class)
          .hasMessageContaining("model.export");
      return;
    }
    try (SavedModel model = SavedModel.load(path, tags(tags.toArray(String[]::new))).warmUp()) {
      assertThat(model.signatures()).isNotEmpty();
      if (hasExamples) {
        Verification verification = model.verify();
        assertThat(verification.passed()).as(verification.toString()).isTrue();
      }
    }
  }
}
