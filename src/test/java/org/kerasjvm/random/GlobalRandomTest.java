package org.kerasjvm.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("changes the process-wide random state")
class GlobalRandomTest {
  private final GlobalRandom.State before = GlobalRandom.save();

  @AfterEach
  void putBack() {
    GlobalRandom.restore(before);
  }

  @Test
  void seedsPythonNumpyAndTensorFlow() {
    GlobalRandom.setRandomSeed(7);
    assertThat(GlobalRandom.makeDefaultSeed()).isEqualTo(347712783);
    assertThat(GlobalRandom.makeDefaultSeed()).isEqualTo(161973070);
    assertThat(GlobalRandom.numpy().permutation(3))
        .containsExactly(new NumpyRandomState(7).permutation(3));
    assertThat(GlobalRandom.tensorFlowSeed()).hasValue(7);
  }

  @Test
  void restoresAllThree() {
    GlobalRandom.setRandomSeed(7);
    GlobalRandom.State state = GlobalRandom.save();
    int seed = GlobalRandom.makeDefaultSeed();
    double sample = GlobalRandom.numpy().randomSample();
    GlobalRandom.setRandomSeed(1);
    GlobalRandom.restore(state);
    assertThat(GlobalRandom.makeDefaultSeed()).isEqualTo(seed);
    assertThat(GlobalRandom.numpy().randomSample()).isEqualTo(sample);
    assertThat(GlobalRandom.tensorFlowSeed()).hasValue(7);
  }

  @Test
  void seedsNothingWhenTheSeedIsRefused() {
    GlobalRandom.setRandomSeed(7);
    assertThatThrownBy(() -> GlobalRandom.setRandomSeed(-1))
        .hasMessage("RandomState: seed must be between 0 and 2**32 - 1; received -1.");
    assertThat(GlobalRandom.makeDefaultSeed()).isEqualTo(347712783);
  }

  @Test
  void setsTheTensorFlowSeedAlone() {
    GlobalRandom.setTensorFlowSeed(3);
    assertThat(GlobalRandom.tensorFlowSeed()).hasValue(3);
  }
}
