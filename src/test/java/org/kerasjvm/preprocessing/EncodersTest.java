package org.kerasjvm.preprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kerasjvm.data.NDArray;

class EncodersTest {
  @Test
  void numbersLabelsInAscendingOrder() {
    LabelEncoder encoder = new LabelEncoder();
    assertThat(encoder.fitTransform(new String[] {"R", "M", "R"}))
        .isEqualTo(NDArray.of(new long[] {1, 0, 1}));
    assertThat(encoder.classes().toStringArray()).containsExactly("M", "R");
    assertThat(encoder.inverseTransform(new int[] {1, 0}).toStringArray())
        .containsExactly("R", "M");
  }

  @Test
  void numbersNumbersByValue() {
    LabelEncoder encoder = new LabelEncoder().fit(List.of(10, 9, 10, 2));
    assertThat(encoder.transform(new float[] {2, 9, 10}).toIntArray()).containsExactly(0, 1, 2);
  }

  @Test
  void refusesUnseenLabels() {
    LabelEncoder encoder = new LabelEncoder().fit(new String[] {"a", "b"});
    assertThatThrownBy(() -> encoder.transform(new String[] {"c", "a"}))
        .hasMessage("LabelEncoder: y contains previously unseen labels: ['c'].");
    assertThatThrownBy(() -> encoder.inverseTransform(new int[] {0, 2}))
        .hasMessage("LabelEncoder: y contains previously unseen labels: [2].");
    assertThatThrownBy(() -> encoder.transform(new int[] {0}))
        .hasMessage("LabelEncoder: labels must be str as in fit; received int32.");
    assertThatThrownBy(() -> encoder.fit(new String[2][2]))
        .hasMessage("NDArray.of: elements must not be null; element [0, 0] is null.");
    assertThatThrownBy(() -> encoder.fit(new int[2][2]))
        .hasMessage("LabelEncoder: y should be a 1d array; received an array of shape (2, 2).");
    assertThatThrownBy(() -> new LabelEncoder().classes()).isInstanceOf(NotFittedException.class);
  }

  @Test
  void oneHotEncodesEachColumn() {
    OneHotEncoder encoder = new OneHotEncoder();
    String[][] rows = {{"b", "x"}, {"a", "y"}, {"b", "z"}};
    assertThat(encoder.fitTransform(rows))
        .isEqualTo(NDArray.of(new double[][] {{0, 1, 1, 0, 0}, {1, 0, 0, 1, 0}, {0, 1, 0, 0, 1}}));
    assertThat(encoder.inverseTransform(encoder.transform(rows))).isEqualTo(NDArray.of(rows));
    assertThatThrownBy(() -> encoder.transform(new String[][] {{"c", "x"}}))
        .hasMessage("OneHotEncoder: found unknown categories ['c'] in column 0 during transform.");
  }
}
