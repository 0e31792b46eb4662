package org.kerasjvm.wrappers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kerasjvm.data.NDArray;

class SampleWeightsTest {

  private static final NDArray TEXT = NDArray.of(new String[] {"b", "a", "b", "b"});

  private static double[] weights(Object classWeight, NDArray y) {
    return SampleWeights.ofClasses(classWeight, y).toDoubleArray();
  }

  @Test
  void balancedIsRowsByClassesTimesCount() {
    assertThat(weights("balanced", TEXT)).containsExactly(4 / 6.0, 2, 4 / 6.0, 4 / 6.0);
  }

  @Test
  void labelsMatchByValueWhateverTheirType() {
    NDArray y = NDArray.of(new long[] {3, 5, 3}).reshape(3, 1);
    assertThat(weights(Map.of(3, 2.0, 5, 7.0), y)).containsExactly(2, 7, 2);
    assertThat(weights(Map.of("a", 9.0), TEXT)).as("others weigh 1").containsExactly(1, 9, 1, 1);
  }

  @Test
  void refusesWeightsForClassesThatDoNotOccur() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> weights(Map.of("a", 1.0, "z", 2.0), TEXT))
        .withMessage("KerasClassifier: The classes, [b], are not in class_weight.");
  }
}
