package org.kerasjvm.preprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;

class ScalersTest {
  private static final double[][] ROWS = {{1, 2, 5}, {3, 2, 7}, {8, 2, 1}};

  @Test
  void standardisesAsScikitLearnDoes() {
    StandardScaler scaler = new StandardScaler();
    NDArray scaled = scaler.fitTransform(ROWS);
    assertThat(scaler.scale()).containsExactly(2.943920288775949, 1, 2.494438257849294);
    assertThat(scaled.get(0).toDoubleArray())
        .containsExactly(-1.0190493307301363, 0, 0.2672612419124245);
    assertThat(scaler.inverseTransform(scaled)).isEqualTo(NDArray.of(ROWS));
  }

  @Test
  void keepsFloat32AndLeavesNanOut() {
    float[][] rows = {{1}, {Float.NaN}, {4}};
    NDArray scaled = new StandardScaler().fitTransform(rows);
    assertThat(scaled).isEqualTo(NDArray.of(new float[][] {{-1}, {Float.NaN}, {1}}));
    assertThat(new MinMaxScaler().fitTransform(rows))
        .isEqualTo(NDArray.of(new float[][] {{0}, {Float.NaN}, {1}}));
  }

  @Test
  void mapsToARange() {
    MinMaxScaler scaler = new MinMaxScaler(-1, 1);
    NDArray scaled = scaler.fitTransform(ROWS);
    assertThat(scaled)
        .isEqualTo(
            NDArray.of(
                new double[][] {
                  {-0.9999999999999999, -1.0, 0.33333333333333326},
                  {-0.4285714285714285, -1.0, 0.9999999999999998},
                  {1.0, -1.0, -1.0}
                }));
    assertThat(scaler.copy().fitTransform(ROWS)).isEqualTo(scaled);
    assertThat(new MinMaxScaler().fit(new int[][] {{0}, {255}}).transform(new int[][] {{51}}))
        .isEqualTo(NDArray.of(new double[][] {{0.2}}));
  }

  @Test
  void refusesUseBeforeFit() {
    assertThatThrownBy(() -> new StandardScaler().transform(ROWS))
        .isInstanceOf(NotFittedException.class)
        .hasMessage(
            "This StandardScaler instance is not fitted yet. Call 'fit' with appropriate arguments"
                + " before using this estimator.");
    assertThatThrownBy(() -> new MinMaxScaler().scale()).isInstanceOf(NotFittedException.class);
  }

  @Test
  void refusesRowsOfAnotherKind() {
    StandardScaler scaler = new StandardScaler().fit(ROWS);
    assertThatThrownBy(() -> scaler.transform(new double[1][2]))
        .hasMessage(
            "StandardScaler: X has 2 features, but StandardScaler is expecting 3 features as input.");
    assertThatThrownBy(() -> scaler.transform(new double[3]))
        .hasMessage(
            "StandardScaler: expected a 2D array; received shape (3,). Reshape your data either"
                + " using reshape(-1, 1) if it has a single feature or reshape(1, -1) if it"
                + " contains a single sample.");
    assertThatThrownBy(() -> scaler.fit(new double[][] {{1 / 0.0}}))
        .hasMessage(
            "StandardScaler: input X contains infinity or a value too large for"
                + " dtype('float64').");
    assertThatThrownBy(() -> scaler.fit(NDArray.zeros(DType.FLOAT32, 0, 3)))
        .hasMessage(
            "StandardScaler: needs at least 1 sample and 1 feature; received shape (0, 3).");
    assertThatThrownBy(() -> new MinMaxScaler(1, 1))
        .hasMessage(
            "MinMaxScaler: minimum of desired feature range must be smaller than maximum; received"
                + " (1.0, 1.0).");
  }
}
