package org.kerasjvm.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonRandomTest {
  @ParameterizedTest
  @CsvSource({
    "0, 906691060 413654000 813847340 955892129 451585302 43469774",
    "1, 144272510 611178003 909925048 861425549 820096754 67760437",
    "7, 347712783 161973070 423938500 698935573 51847157 77777869 881836554 575398923 101071365 392655487",
    "42, 686579304 119540832 26855093 796233791 295310486 262950629",
    "1234, 835549144 473233032 125467290 8043910 97327826 978152989"
  })
  void drawsWhatPythonDraws(long seed, String draws) {
    PythonRandom random = new PythonRandom(seed);
    long[] expected = Arrays.stream(draws.split(" ")).mapToLong(Long::parseLong).toArray();
    for (long draw : expected) {
      assertThat(random.randint(1, 1_000_000_000)).isEqualTo(draw);
    }
  }

  @Test
  void takesSeedsAndBitCountsAbove32Bits() {
    PythonRandom random = new PythonRandom((1L << 40) + 5);
    assertThat(random.getrandbits(50)).isEqualTo(582000299675940L);
    assertThat(random.getrandbits(50)).isEqualTo(747368412824233L);
    assertThat(random.getrandbits(50)).isEqualTo(30884791081184L);
    assertThat(random.random()).isEqualTo(0.530959239292452);
  }

  @Test
  void shufflesAsPythonDoesWhateverTheSign() {
    PythonRandom random = new PythonRandom(-7);
    int[] values = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    random.shuffle(values);
    assertThat(values).containsExactly(8, 3, 1, 4, 7, 0, 9, 6, 2, 5);
  }

  @Test
  void continuesFromASavedState() {
    PythonRandom random = new PythonRandom(7);
    PythonRandom.State state = random.getState();
    double first = random.random();
    random.setState(state);
    assertThat(random.random()).isEqualTo(first);
  }

  @Test
  void startsDifferentlyWithoutASeed() {
    assertThat(new PythonRandom().getrandbits(62)).isNotEqualTo(new PythonRandom().getrandbits(62));
  }

  @Test
  void refusesAnEmptyRange() {
    assertThatThrownBy(() -> new PythonRandom(0).randint(2, 1))
        .hasMessage("randint: needs a <= b, less than 2**63 apart; received 2 and 1.");
    assertThatThrownBy(() -> new PythonRandom(0).getrandbits(64))
        .hasMessage("getrandbits: bits must be from 1 to 63; received 64.");
  }
}
