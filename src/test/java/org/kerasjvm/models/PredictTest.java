package org.kerasjvm.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kerasjvm.Options.activation;
import static org.kerasjvm.Options.batchSize;
import static org.kerasjvm.Options.kernelInitializer;
import static org.kerasjvm.Options.steps;
import static org.kerasjvm.Options.verbose;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerasjvm.Keras;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.layers.Activation;
import org.kerasjvm.layers.Dense;
import org.kerasjvm.layers.Flatten;
import org.kerasjvm.layers.Input;
import org.kerasjvm.layers.KerasTensor;
import org.kerasjvm.layers.Reshape;

/** Calls of {@code predict} one after the other: none sees what another one left. */
class PredictTest {

  /** Larger than what a call keeps for the next. */
  private static final int WIDE = 20_000;

  private final Sequential sums =
      new Sequential(Input.of(3), new Dense(1, kernelInitializer("ones")));

  @BeforeEach
  void clear() {
    Keras.clearSession();
  }

  @AfterEach
  void close() {
    sums.close();
  }

  private NDArray predict(float[]... rows) {
    return sums.predict(rows, verbose(0));
  }

  @Test
  void callsOfTheSameShapeEachSeeTheirOwnRows() {
    NDArray first = predict(new float[] {1, 2, 3});
    NDArray second = predict(new float[] {10, 20, 30});

    assertThat(first).isEqualTo(NDArray.of(new float[][] {{6}}));
    assertThat(second).isEqualTo(NDArray.of(new float[][] {{60}}));
  }

  @Test
  void callsMayGrowAndShrink() {
    assertThat(predict(new float[] {1, 1, 1}).toFloatArray()).containsExactly(3);
    assertThat(predict(new float[] {1, 1, 1}, new float[] {2, 2, 2}).toFloatArray())
        .containsExactly(3, 6);
    assertThat(predict(new float[] {4, 4, 4}).toFloatArray()).containsExactly(12);
  }

  @Test
  void kindsOfNumbersMayFollowEachOther() {
    assertThat(predict(new float[] {1.5f, 1, 1}).toFloatArray()).containsExactly(3.5f);
    assertThat(sums.predict(new int[][] {{1, 2, 3}}, verbose(0)).toFloatArray()).containsExactly(6);
    assertThat(sums.predict(new boolean[][] {{true, true, false}}, verbose(0)).toFloatArray())
        .containsExactly(2);
    assertThat(predict(new float[] {0.5f, 1, 1}).toFloatArray()).containsExactly(2.5f);
  }

  @Test
  void anOutputThatIsTheInputStaysAsItWas() {
    try (Sequential same = new Sequential(Input.of(3), new Activation("linear"))) {
      NDArray first = same.predict(new float[][] {{1, 2, 3}}, verbose(0));
      same.predict(new float[][] {{7, 8, 9}}, verbose(0));

      assertThat(first).isEqualTo(NDArray.of(new float[][] {{1, 2, 3}}));
    }
  }

  @Test
  void wideRowsFollowEachOther() {
    try (Sequential wide =
        new Sequential(
            Input.of(WIDE), new Dense(1, kernelInitializer("ones"), activation("relu")))) {
      NDArray ones = NDArray.zeros(DType.FLOAT32, 1, WIDE).add(1f);
      assertThat(wide.predict(ones, verbose(0)).getFloat(0, 0)).isEqualTo(WIDE);
      assertThat(wide.predict(ones.multiply(2f), verbose(0)).getFloat(0, 0)).isEqualTo(2 * WIDE);
    }
  }

  @Test
  void weightsSetInBetweenCount() {
    predict(new float[] {1, 2, 3});
    sums.setWeights(
        List.of(NDArray.of(new float[][] {{2}, {2}, {2}}), NDArray.of(new float[] {1})));

    assertThat(predict(new float[] {1, 2, 3}).toFloatArray()).containsExactly(13);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 7, 100})
  void batchesAreJoinedInOrder(int size) {
    NDArray rows = NDArray.arange(7 * 3).reshape(7, 3);

    assertThat(sums.predict(rows, batchSize(size), verbose(0)).toFloatArray())
        .containsExactly(3, 12, 21, 30, 39, 48, 57);
  }

  @Test
  void fewerStepsGiveFewerRows() {
    NDArray rows = NDArray.arange(7 * 3).reshape(7, 3);

    assertThat(sums.predict(rows, batchSize(2), steps(2), verbose(0)).toFloatArray())
        .containsExactly(3, 12, 21, 30);
  }

  @Test
  void severalOutputsAndKindsAreJoined() {
    KerasTensor in = Input.of(2);
    KerasTensor flat = new Flatten().apply(in);
    try (Model model =
        new Model(List.of(in), List.of(flat, new Reshape(new int[] {2, 1}).apply(in)))) {
      NDArray rows = NDArray.arange(10).reshape(5, 2).astype(DType.FLOAT32);
      List<NDArray> outputs = model.predictAll(rows, batchSize(2), verbose(0));

      assertThat(outputs.get(0)).isEqualTo(rows);
      assertThat(outputs.get(1)).isEqualTo(rows.reshape(5, 2, 1));
    }
  }
}
