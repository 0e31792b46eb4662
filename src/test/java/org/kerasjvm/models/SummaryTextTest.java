package org.kerasjvm.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.kerasjvm.models.ModelSummary.Row;
import org.kerasjvm.models.ModelSummary.Trainable;
import org.kerasjvm.models.ModelSummary.Weights;

/** Against the texts that {@code python-export/recipes/summary.py} got from Keras. */
class SummaryTextTest {

  private static final String GOLDEN = "/golden/summary/";

  @TestFactory
  Stream<DynamicTest> isTheTextOfKeras() throws IOException {
    return new ObjectMapper()
        .readTree(read("models.json")).properties().stream()
            .map(
                entry ->
                    DynamicTest.dynamicTest(
                        entry.getKey(),
                        () ->
                            assertThat(
                                    SummaryText.of(
                                        model(entry.getValue()), layout(entry.getValue())))
                                .isEqualTo(read(entry.getKey() + ".txt"))));
  }

  @Test
  void memoryIsWrittenInTheLargestUnitThatGivesOneOrMore() {
    assertThat(SummaryText.memory(0)).isEqualTo("0.00 B");
    assertThat(SummaryText.memory(1023)).isEqualTo("1023.00 B");
    assertThat(SummaryText.memory(1024)).isEqualTo("1.00 KB");
    assertThat(SummaryText.memory(2.5 * 1024 * 1024)).isEqualTo("2.50 MB");
    assertThat(SummaryText.memory(1.5 * 1024 * 1024 * 1024)).isEqualTo("1.50 GB");
    assertThat(SummaryText.memory(Math.pow(1024, 6))).isEqualTo("1.00 PB");
  }

  @Test
  void refusesALineThatIsTooShort() {
    assertThatThrownBy(() -> empty(layout(80).withLineLength(10)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Insufficient console width to print summary.");
  }

  @Test
  void refusesPositionsForOtherColumns() {
    assertThatThrownBy(() -> empty(layout(80).withPositions(List.of(0.5, 1.0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "summary: positions must hold 3 numbers, one for each column; received [0.5, 1.0].");
  }

  private static String empty(SummaryLayout layout) {
    Weights none = new Weights(0, 0);
    return SummaryText.of(new ModelSummary("m", List.of(), true, none, none, null), layout);
  }

  private static SummaryLayout layout(int columns) {
    return new SummaryLayout(null, null, false, columns, false, false);
  }

  private static SummaryLayout layout(JsonNode golden) {
    JsonNode length = golden.get("line_length");
    JsonNode ends = golden.get("positions");
    return new SummaryLayout(
        length.isNull() ? null : length.asInt(),
        ends.isNull() ? null : elements(ends).map(JsonNode::asDouble).toList(),
        golden.get("show_trainable").asBoolean(),
        golden.get("columns").asInt(),
        golden.get("colour").asBoolean(),
        golden.get("ascii").asBoolean());
  }

  private static ModelSummary model(JsonNode golden) {
    List<Row> rows =
        new ArrayList<>(elements(golden.get("rows")).map(SummaryTextTest::row).toList());
    return new ModelSummary(
        golden.get("name").asText(),
        rows,
        golden.get("sequential").asBoolean(),
        Objects.requireNonNull(weights(golden.get("trainable"))),
        Objects.requireNonNull(weights(golden.get("non_trainable"))),
        weights(golden.get("optimizer")));
  }

  private static Row row(JsonNode golden) {
    return new Row(
        golden.get("name").asText(),
        golden.get("class").asText(),
        golden.get("level").asInt(),
        golden.get("shape").asText(),
        golden.get("params").asLong(),
        golden.get("built").asBoolean(),
        golden.get("connected").asText(),
        switch (golden.get("trainable").asText()) {
          case "Y" -> Trainable.YES;
          case "N" -> Trainable.NO;
          default -> Trainable.NONE;
        });
  }

  private static @Nullable Weights weights(JsonNode golden) {
    return golden.isNull()
        ? null
        : new Weights(golden.get("params").asLong(), golden.get("bytes").asDouble());
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static String read(String file) throws IOException {
    try (InputStream in = SummaryTextTest.class.getResourceAsStream(GOLDEN + file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
