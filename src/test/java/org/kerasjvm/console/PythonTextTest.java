package org.kerasjvm.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected texts: {@code f"{v:.4f}"}, {@code f"{v:.4e}"} and {@code repr(v)} of Python 3.11. */
class PythonTextTest {

  @ParameterizedTest
  @CsvSource({
    "0.5, 0, 0",
    "1.5, 0, 2",
    "2.5, 0, 2",
    "0.125, 2, 0.12",
    "2.675, 2, 2.67",
    "-0.00001, 4, -0.0000",
    "1e20, 1, 100000000000000000000.0",
    "NaN, 4, nan",
    "Infinity, 4, inf",
    "-Infinity, 4, -inf"
  })
  void fixedRoundsTheExactValueHalfToEven(double value, int digits, String expected) {
    assertThat(PythonText.fixed(value, digits)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.0000e+00",
    "-0.0, -0.0000e+00",
    "0.00001, 1.0000e-05",
    "9.99996e-5, 1.0000e-04",
    "1e-300, 1.0000e-300",
    "123456.789, 1.2346e+05",
    "-0.5, -5.0000e-01"
  })
  void scientificHasAtLeastTwoDigitsOfExponent(double value, String expected) {
    assertThat(PythonText.scientific(value, 4)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.0",
    "0.001, 0.001",
    "0.0001, 0.0001",
    "0.00001, 1e-05",
    "0.000012345, 1.2345e-05",
    "2, 2.0",
    "123456789, 123456789.0",
    "1e15, 1000000000000000.0",
    "1e16, 1e+16",
    "-0.1, -0.1",
    "2e-44, 2e-44",
    "2.2250738585072014e-308, 2.2250738585072014e-308",
    "4.9e-324, 5e-324",
    "2e23, 2e+23",
    "9007199254740993, 9007199254740992.0"
  })
  void reprIsTheShortestTextThatReadsBack(double value, String expected) {
    assertThat(PythonText.repr(value)).isEqualTo(expected);
  }

  @Test
  void reprOfAFloat32SeenAsDoubleKeepsItsDigits() {
    assertThat(PythonText.repr(0.001f)).isEqualTo("0.0010000000474974513");
  }

  @Test
  void groupedSetsThousandsApart() {
    assertThat(PythonText.grouped(1234567)).isEqualTo("1,234,567");
    assertThat(PythonText.grouped(999)).isEqualTo("999");
  }
}
