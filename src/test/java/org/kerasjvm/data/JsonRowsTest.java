package org.kerasjvm.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerasjvm.data.JsonRows.Field;

class JsonRowsTest {

  private static final Field X = new Field("x", DType.FLOAT64, List.of(2));

  private static JsonRows rows(String text, Field... fields) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new JsonRows(new ByteArrayInputStream(bytes), "x.json", List.of(fields));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[[1, 2], [3, 4.5], [-5e1, 6]]",
        "[1, 2]\n[3, 4.5]\n[-5e1, 6]\n",
        "  [1, 2] [3, 4.5] [-5e1, 6]",
        "{\"instances\": [[1, 2], [3, 4.5], [-5e1, 6]]}",
        "{\"signature_name\": \"a\", \"instances\": [[1,2],[3,4.5],[-50,6]], \"more\": {\"x\": []}}",
        "[{\"x\": [1, 2]}, {\"x\": [3, 4.5]}, {\"x\": [-50, 6]}]",
        "{\"x\": [1, 2]}\n{\"x\": [3, 4.5]}\n{\"x\": [-50, 6]}"
      })
  void readsEachFormInParts(String text) throws IOException {
    try (JsonRows rows = rows(text, X)) {
      assertThat(rows.read(2))
          .isEqualTo(Map.of("x", NDArray.of(new double[] {1, 2, 3, 4.5}, 2, 2)));
      assertThat(rows.read(2)).isEqualTo(Map.of("x", NDArray.of(new double[] {-50, 6}, 1, 2)));
      assertThat(rows.read(2)).isEmpty();
      assertThat(rows.read(2)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"[ | [1, 2],", "'' | [1, 2]", "{\"instances\": [ | [1, 2],"})
  void readsNoFurtherThanAskedFor(String start, String row) throws IOException {
    InputStream first = new ByteArrayInputStream(start.getBytes(StandardCharsets.UTF_8));
    InputStream endless = new SequenceInputStream(first, new Endless(row));
    try (JsonRows rows = new JsonRows(endless, "x.json", List.of(X))) {
      assertThat(rows.read(1000).get("x").shape()).containsExactly(1000, 2);
      assertThat(rows.read(10).get("x").sum()).isEqualTo(30);
    }
  }

  @Test
  void readsObjectsWithSeveralFields() throws IOException {
    Field id = new Field("id", DType.INT64, List.of());
    Field text = new Field("text", DType.STRING, List.of(1));
    Field flag = new Field("flag", DType.BOOL, List.of());
    String json =
        "[{\"id\": 9007199254740993, \"text\": [\"é\"], \"flag\": true},"
            + " {\"flag\": false, \"text\": [\"\"], \"id\": -1}]";
    try (JsonRows rows = rows(json, id, text, flag)) {
      Map<String, NDArray> read = rows.read(9);
      assertThat(read.get("id")).isEqualTo(NDArray.of(new long[] {9007199254740993L, -1}));
      assertThat(read.get("text")).isEqualTo(NDArray.of(new String[] {"é", ""}, 2, 1));
      assertThat(read.get("flag")).isEqualTo(NDArray.of(new boolean[] {true, false}));
    }
  }

  @Test
  void readsSingleValuesAndWhatPythonWritesForNan() throws IOException {
    Field value = new Field("x", DType.FLOAT64, List.of());
    try (JsonRows rows = rows("[1, NaN, -Infinity]", value)) {
      assertThat(rows.read(9).get("x"))
          .isEqualTo(NDArray.of(new double[] {1, Double.NaN, Double.NEGATIVE_INFINITY}));
    }
    try (JsonRows rows = rows("1\n2\n", value)) {
      assertThat(rows.read(9).get("x")).isEqualTo(NDArray.of(new double[] {1, 2}));
    }
    try (JsonRows rows = rows("[]", value)) {
      assertThat(rows.read(9)).isEmpty();
    }
  }

  @Test
  void takesOpenLengthsFromTheFirstRowOfABatch() throws IOException {
    Field open = new Field("x", DType.FLOAT64, List.of(-1));
    try (JsonRows rows = rows("[[1, 2, 3], [4]]", open)) {
      assertThat(rows.read(1).get("x")).isEqualTo(NDArray.of(new double[] {1, 2, 3}, 1, 3));
      assertThat(rows.read(1).get("x")).isEqualTo(NDArray.of(new double[] {4}, 1, 1));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'[[1, 2],\n[3]]' | x.json, line 2, row 2: input 'x': a row must be of shape (2,); axis 0"
            + " has length 1.",
        "[[1, \"a\"]] | x.json, line 1, row 1: input 'x': a value must be a number; received a.",
        "'[1, 2]\n[3, null]' | x.json, line 2, row 2: input 'x': a value must be a number; received"
            + " null.",
        "[[1, [2]]] | x.json, line 1, row 1: input 'x': a value must be a number; received an array.",
        "[1, {\"y\": 2}] | x.json, line 1, row 1: input 'x': a value must be a number; received an"
            + " object.",
        "[5] | x.json, line 1, row 1: input 'x': a row must be of shape (2,); axis 0 has length 1.",
        "{\"inputs\": [[1, 2]]} | x.json, line 1: must be an array of rows, rows one after the"
            + " other, or {\"instances\": [rows]}; received an object with \"inputs\". Write rows,"
            + " not columns.",
        "[{\"y\": 1}] | x.json, line 1, row 1: has no input \"y\"; the inputs are [x].",
        "[{}] | x.json, line 1, row 1: must have a value for each of [x].",
        "[[1, 2], [3 | x.json, line 1, row 2: cannot be read as JSON (Unexpected end-of-input:"
            + " expected close marker for Array (start marker at [Source:"
      })
  void saysInWhichRowTheFaultIs(String text, String message) throws IOException {
    assertThatThrownBy(
            () -> {
              try (JsonRows rows = rows(text, X)) {
                rows.read(9);
              }
            })
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void refusesFractionsForIntegersAndTooLargeOnes() throws IOException {
    Field id = new Field("id", DType.INT64, List.of());
    assertThatThrownBy(() -> rows("[1.5]", id).read(1))
        .hasMessage(
            "x.json, line 1, row 1: input 'id': a value must be a whole number; received 1.5.");
    assertThatThrownBy(() -> rows("[99999999999999999999]", id).read(1))
        .hasMessageStartingWith("x.json, line 1, row 1: cannot be read as JSON (Numeric value");
  }

  @Test
  void refusesRowsThatDifferWithinABatch() throws IOException {
    Field open = new Field("x", DType.FLOAT64, List.of(-1));
    assertThatThrownBy(() -> rows("[[1, 2, 3], [4]]", open).read(2))
        .hasMessage(
            "x.json, line 1, row 2: input 'x': a row must be of shape (None,), and rows of one batch"
                + " alike, so far (3,); axis 0 has length 1.");
  }
}
