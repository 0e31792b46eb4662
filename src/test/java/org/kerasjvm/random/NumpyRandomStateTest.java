package org.kerasjvm.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NumpyRandomStateTest {
  @Test
  void permutesAsNumpyDoes() {
    assertThat(new NumpyRandomState(42).permutation(10))
        .containsExactly(8, 1, 5, 0, 7, 2, 9, 4, 3, 6);
    assertThat(new NumpyRandomState(7).permutation(10))
        .containsExactly(8, 5, 0, 2, 1, 9, 7, 3, 6, 4);
  }

  @Test
  void drawsIntegersAsNumpyDoes() {
    assertThat(new NumpyRandomState(42).randint(0, 100, 5).toIntArray())
        .containsExactly(51, 92, 14, 71, 60);
    int[] ten = IntStream.range(0, 10).toArray();
    assertThat(new NumpyRandomState(42).choice(ten, 3, false)).containsExactly(8, 1, 5);
  }

  @Test
  void drawsNormalNumbersAsNumpyDoes() {
    assertThat(new NumpyRandomState(42).normal(0, 1, 3).toDoubleArray())
        .containsExactly(0.4967141530112327, -0.13826430117118466, 0.6476885381006925);
  }

  @Test
  void forgetsTheSpareNormalWhenSeeded() {
    NumpyRandomState random = new NumpyRandomState(42);
    double first = random.standardNormal();
    random.seed(42);
    assertThat(random.standardNormal()).isEqualTo(first);
  }

  @Test
  void continuesFromASavedStateWithItsSpareNormal() {
    NumpyRandomState random = new NumpyRandomState(42);
    random.standardNormal();
    NumpyRandomState.State state = random.getState();
    double second = random.standardNormal();
    random.seed(1);
    random.setState(state);
    assertThat(random.standardNormal()).isEqualTo(second);
  }

  @Test
  void refusesSeedsOutsideNumpysRange() {
    assertThatThrownBy(() -> new NumpyRandomState(-1))
        .hasMessage("RandomState: seed must be between 0 and 2**32 - 1; received -1.");
    assertThatThrownBy(() -> new NumpyRandomState(1L << 32))
        .hasMessage("RandomState: seed must be between 0 and 2**32 - 1; received 4294967296.");
  }

  @Test
  void refusesSamplesLargerThanThePopulation() {
    assertThatThrownBy(() -> new NumpyRandomState(0).choice(new int[2], 3, false))
        .hasMessage(
            "choice: cannot take a larger sample than population when replace is false; received 3 of 2.");
    assertThat(new NumpyRandomState(0).choice(new int[] {5}, 3, true)).containsExactly(5, 5, 5);
  }
}
