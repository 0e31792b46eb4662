package org.kerasjvm.utils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kerasjvm.utils.Utils.toCategorical;

import org.junit.jupiter.api.Test;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;

class UtilsTest {
  @Test
  void encodesLabelsAsFloat64Rows() {
    assertThat(toCategorical(new int[] {0, 2}))
        .isEqualTo(NDArray.of(new double[][] {{1, 0, 0}, {0, 0, 1}}));
    assertThat(toCategorical(new byte[] {1}, 3)).isEqualTo(NDArray.of(new double[][] {{0, 1, 0}}));
  }

  @Test
  void dropsALastAxisOfOne() {
    assertThat(toCategorical(new int[][] {{1}, {0}}).shape()).containsExactly(2, 2);
    assertThat(toCategorical(new int[][] {{1, 0}, {0, 1}}).shape()).containsExactly(2, 2, 2);
  }

  @Test
  void refusesLabelsOutOfRange() {
    assertThatThrownBy(() -> toCategorical(new int[] {3}, 3))
        .hasMessage("toCategorical: labels must be in [0, 3); received 3.");
    assertThatThrownBy(() -> toCategorical(new int[] {-1}))
        .hasMessage("toCategorical: labels must be in [0, 1); received -1.");
    assertThatThrownBy(() -> toCategorical(new String[] {"a"}))
        .hasMessage(
            "toCategorical: labels must be integers; received strings. Use LabelEncoder first.");
    assertThatThrownBy(() -> toCategorical(NDArray.zeros(DType.INT32, 0)))
        .hasMessage(
            "toCategorical: needs labels to count the classes; received none. Give num_classes.");
    assertThatThrownBy(() -> toCategorical(new int[] {0}, 0))
        .hasMessage("toCategorical: num_classes must be 1 or more; received 0.");
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatThrownBy(() -> toCategorical(new int[] {2000000000, 1}))
        .hasMessage(
            "toCategorical: 2 labels of 2000000001 classes do not fit into one array. Keep the"
                + " labels and use sparse_categorical_crossentropy.");
    assertThatThrownBy(() -> toCategorical(new float[] {Float.NaN}))
        .hasMessage("toCategorical: labels must be integers; received NaN or infinity.");
  }
}
