package org.kerasjvm.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kerasjvm.Options.factor;
import static org.kerasjvm.Options.noise;
import static org.kerasjvm.Options.randomState;
import static org.kerasjvm.Options.shuffle;
import static org.kerasjvm.datasets.Generators.makeBlobs;
import static org.kerasjvm.datasets.Generators.makeCircles;
import static org.kerasjvm.datasets.Generators.makeMoons;

import org.junit.jupiter.api.Test;
import org.kerasjvm.data.NDArray;

class GeneratorsTest {
  @Test
  void makesTheCirclesOfScikitLearn() {
    Samples circles = makeCircles(10, noise(0.1), randomState(1));
    assertThat(circles.x().slice(0, 2))
        .isEqualTo(
            NDArray.of(
                new double[][] {
                  {-0.6507417642923796, 0.4832705692609808},
                  {0.2729729470506641, -0.956784672647755}
                }));
    assertThat(circles.y().toIntArray()).containsExactly(0, 1, 1, 0, 0, 0, 0, 1, 1, 1);
  }

  @Test
  void makesTheMoonsOfScikitLearn() {
    Samples moons = makeMoons(10, noise(0.1), randomState(1));
    assertThat(moons.x().get(0).toDoubleArray())
        .containsExactly(0.15827523008256777, 0.8954853169685075);
    assertThat(moons.y().toIntArray()).containsExactly(0, 1, 1, 0, 0, 0, 0, 1, 1, 1);
  }

  @Test
  void makesTheBlobsOfScikitLearn() {
    Samples blobs = makeBlobs(10, randomState(2));
    assertThat(blobs.x().get(0).toDoubleArray())
        .containsExactly(0.9741190610530314, -0.1185509281341719);
    assertThat(blobs.y().toIntArray()).containsExactly(1, 0, 1, 2, 0, 0, 1, 2, 2, 0);
  }

  @Test
  void keepsTheOrderWithoutShuffling() {
    assertThat(makeCircles(5, shuffle(false)).y().toIntArray()).containsExactly(0, 0, 1, 1, 1);
  }

  @Test
  void refusesImpossibleShapes() {
    assertThatThrownBy(() -> makeCircles(-1))
        .hasMessage("makeCircles: n_samples must be 0 or more; received -1.");
    assertThatThrownBy(() -> makeCircles(10, factor(1)))
        .hasMessage("makeCircles: factor must be a number in [0, 1); received 1.");
    assertThatThrownBy(() -> makeMoons(10, noise(-1)))
        .hasMessage("makeMoons: noise must be a number of 0 or more; received -1.");
  }
}
