package org.kerasjvm.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvRowsTest {

  private static CsvRows rows(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new CsvRows(new ByteArrayInputStream(bytes), "x.csv", CsvRows::hasNames);
  }

  @Test
  void readsInParts() throws IOException {
    try (CsvRows rows = rows("1,2.5\n3,-4e1\n\n inf ,nan\n")) {
      assertThat(rows.names()).isEmpty();
      assertThat(rows.width()).isEqualTo(2);
      assertThat(rows.advance(2)).isEqualTo(2);
      assertThat(rows.columns(DType.FLOAT64, 0, 1))
          .isEqualTo(NDArray.of(new double[] {1, 2.5, 3, -40}, 2, 2));
      assertThat(rows.advance(2)).isEqualTo(1);
      assertThat(rows.columns(DType.FLOAT64, 1, 0))
          .isEqualTo(NDArray.of(new double[] {Double.NaN, Double.POSITIVE_INFINITY}, 1, 2));
      assertThat(rows.advance(2)).isZero();
    }
  }

  @Test
  void readsNoFurtherThanAskedFor() throws IOException {
    try (CsvRows rows = new CsvRows(new Endless("1,2\n"), "x.csv", CsvRows::hasNames)) {
      assertThat(rows.advance(1000)).isEqualTo(1000);
      assertThat(rows.advance(10)).isEqualTo(10);
      assertThat(rows.columns(DType.INT64, 1).sum()).isEqualTo(20);
    }
  }

  @Test
  void takesColumnsOfEachType() throws IOException {
    try (CsvRows rows = rows("\ufeffid,ok, text \r\n9007199254740993,True, a \r\n-1,0,\"b,\nc\"")) {
      assertThat(rows.names()).containsExactly("id", "ok", "text");
      assertThat(rows.advance(9)).isEqualTo(2);
      assertThat(rows.columns(DType.INT64, 0))
          .isEqualTo(NDArray.of(new long[] {9007199254740993L, -1}, 2, 1));
      assertThat(rows.columns(DType.BOOL, 1))
          .isEqualTo(NDArray.of(new boolean[] {true, false}, 2, 1));
      assertThat(rows.columns(DType.STRING, 2))
          .isEqualTo(NDArray.of(new String[] {" a ", "b,\nc"}, 2, 1));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'1,2', false",
    "'1,', false",
    "'nan,TRUE', false",
    "'1,b', true",
    "',0', false",
    "',a', true",
    "'1d,1f', true"
  })
  void knowsAHeaderByAName(String first, boolean header) throws IOException {
    try (CsvRows rows = rows(first + "\n")) {
      assertThat(rows.names().isEmpty()).isEqualTo(!header);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'a,b\n1,2\n3,x\n', 'x.csv, line 3, column 2 (b): must be a number; received ''x''.'",
    "'1,2\n\n3,x', 'x.csv, line 3, column 2: must be a number; received ''x''.'",
    "'1,2\n3,', 'x.csv, line 2, column 2: is empty. Write nan for a missing number.'",
    "'1,2\n3', 'x.csv, line 2: expected 2 fields, saw 1.'",
    "'\"a\nb\",c\n3,1d', 'x.csv, line 3, column 2 (c): must be a number; received ''1d''.'",
    "'a\n1;2', 'x.csv, line 2, column 1 (a): must be a number; received ''1;2''. Separate the"
        + " columns by commas.'",
    "'1\n\"2', 'x.csv, line 2: cannot be read as csv ("
        + "(startline 2) EOF reached before"
        + " encapsulated token finished).'"
  })
  void saysInWhichLineTheFaultIs(String text, String message) throws IOException {
    assertThatThrownBy(
            () -> {
              try (CsvRows rows = rows(text)) {
                while (rows.advance(1) > 0) {
                  for (int column = 0; column < rows.width(); column++) {
                    rows.columns(DType.FLOAT64, column);
                  }
                }
              }
            })
        .isInstanceOf(IOException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource({
    "1.0, INT64, must be a whole number; received '1.0'.",
    "2, BOOL, must be true or false; received '2'."
  })
  void refusesAnotherType(String cell, DType type, String message) throws IOException {
    try (CsvRows rows = rows(cell)) {
      rows.advance(1);
      assertThatThrownBy(() -> rows.columns(type, 0))
          .isInstanceOf(IOException.class)
          .hasMessage("x.csv, line 1, column 1: " + message);
    }
  }

  @Test
  void refusesAnEmptyFile() {
    assertThatThrownBy(() -> rows("\n"))
        .isInstanceOf(IOException.class)
        .hasMessage("x.csv: is empty. Give a row for each prediction.");
  }
}
