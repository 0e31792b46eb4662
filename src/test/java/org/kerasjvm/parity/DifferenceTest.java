package org.kerasjvm.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kerasjvm.data.NDArray;

class DifferenceTest {

  @Test
  void isNoneBetweenEqualNumbersNanAndInfinitiesAmongThem() {
    NDArray array = NDArray.of(new float[] {1, Float.NaN, Float.NEGATIVE_INFINITY, 0f}, 4);
    NDArray same = NDArray.of(new float[] {1, Float.NaN, Float.NEGATIVE_INFINITY, -0f}, 4);
    assertThat(Difference.of("value", same, array)).isEqualTo(Difference.NONE);
  }

  @Test
  void isRelativeToTheExpectedNumber() {
    Difference difference = between(new float[] {2f, 4.5f}, new float[] {2f, 4f});
    assertThat(difference.absolute()).isEqualTo(0.5);
    assertThat(difference.relative()).isEqualTo(0.125);
    assertThat(difference.ulps()).isEqualTo(0.5 / Math.ulp(4f));
    assertThat(difference.where()).isEqualTo("value[1] is 4.5, not 4.0");
  }

  @Test
  void countsSmallNumbersBesideLargeOnesAsATenthOfThose() {
    Difference difference = between(new float[] {100f, 1.001f}, new float[] {100f, 1f});
    Tolerance.DECIMAL.check("relative", difference.relative(), 0.0001);
    assertThat(difference.within(new Bound("loose", 1e-3))).isTrue();
    assertThat(difference.within(new Bound("tight", 1e-5))).isFalse();
  }

  @Test
  void isInfiniteBetweenNanAndANumberAndBetweenIntegers() {
    assertThat(between(new float[] {1}, new float[] {Float.NaN}).relative()).isInfinite();
    Difference counts =
        Difference.of("n", NDArray.of(new long[] {3}, 1), NDArray.of(new long[] {4}, 1));
    assertThat(counts.relative()).isInfinite();
  }

  @Test
  void isInfiniteBetweenOtherNamesShapesAndDtypes() {
    NDArray floats = NDArray.of(new float[] {1}, 1);
    NDArray column = NDArray.of(new float[] {1}, 1, 1);
    NDArray doubles = NDArray.of(new double[] {1}, 1);
    assertThat(Difference.of("v", floats, column).where()).isEqualTo("v: shape (1,), not (1, 1)");
    assertThat(Difference.of("v", doubles, floats).where())
        .isEqualTo("v: dtype FLOAT64, not FLOAT32");
    assertThat(Difference.of(Map.of("a", floats), Map.of("b", floats)).where())
        .isEqualTo("results [a], expected [b]");
  }

  @Test
  void keepsTheLargestOfEachFigureAndThePlaceOfTheLargestRelativeOne() {
    Difference both = new Difference(1, 1e-7, 3, "here").or(new Difference(0.5, 1e-6, 2, "there"));
    assertThat(both).isEqualTo(new Difference(1, 1e-6, 3, "there"));
  }

  private static Difference between(float[] actual, float[] expected) {
    return Difference.of(
        "value", NDArray.of(actual, actual.length), NDArray.of(expected, expected.length));
  }
}
