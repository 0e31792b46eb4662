package org.kerasjvm.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kerasjvm.data.NDArray;

class TargetTypeTest {

  private static String type(Object y) {
    return TargetType.of(NDArray.of(y)).toString();
  }

  /** The examples of {@code sklearn.utils.multiclass.type_of_target}. */
  @Test
  void saysWhatScikitLearnSays() {
    assertThat(type(new double[] {0.1, 0.6})).isEqualTo("continuous");
    assertThat(type(new int[] {1, -1, -1, 1})).isEqualTo("binary");
    assertThat(type(new String[] {"a", "b", "a"})).isEqualTo("binary");
    assertThat(type(new double[] {1.0, 2.0})).isEqualTo("binary");
    assertThat(type(new boolean[] {true, true})).isEqualTo("binary");
    assertThat(type(new int[] {1, 0, 2})).isEqualTo("multiclass");
    assertThat(type(new double[] {1.0, 0.0, 3.0})).isEqualTo("multiclass");
    assertThat(type(new String[] {"a", "b", "c"})).isEqualTo("multiclass");
    assertThat(type(new int[][] {{1}, {0}, {2}})).isEqualTo("multiclass");
    assertThat(type(new int[][] {{1, 2}, {3, 1}})).isEqualTo("multiclass-multioutput");
    assertThat(type(new String[][] {{"a", "b"}})).isEqualTo("multiclass-multioutput");
    assertThat(type(new double[][] {{1.5, 2.0}, {3.0, 1.6}})).isEqualTo("continuous-multioutput");
    assertThat(type(new int[][] {{0, 1}, {1, 1}})).isEqualTo("multilabel-indicator");
    assertThat(type(new int[][][] {{{0, 1}}})).isEqualTo("unknown");
  }
}
