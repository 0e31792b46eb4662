package org.kerasjvm.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TensorFlowRandomTest {
  private static int[] numbers(String text) {
    return Arrays.stream(text.trim().split(" ")).mapToInt(Integer::parseInt).toArray();
  }

  private static String crc32(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    CRC32 crc = new CRC32();
    crc.update(bytes.array());
    return String.format("%08x", crc.getValue());
  }

  @Test
  void drawsTheStatelessUniformOfTensorFlow() {
    assertThat(StatelessRandom.uniform(1, 2, 8))
        .containsExactly(
            0.8440604f,
            0.19204533f,
            0.9962232f,
            0.1603874f,
            0.27199018f,
            0.649346f,
            0.10694444f,
            0.06516242f);
    assertThat(crc32(StatelessRandom.uniform(7, 0, 1000))).isEqualTo("fa1c992e");
  }

  @ParameterizedTest
  @CsvSource({
    "347712783, 96, 0.5477225575051661, -0.20000741 0.2518103 0.4972396 -0.18673623",
    "161973070, 96, 0.5477225575051661, 0.46937275 0.41540456 -0.3502884 0.059311926",
    "423938500, 8, 0.816496580927726, 0.7982526 -0.3183055 0.07427925 -0.13362515",
    "686579304, 96, 0.5477225575051661, 0.39237654 0.17815065 -0.1547746 0.49293888"
  })
  void drawsTheKernelsOfGlorotUniform(int seed, int size, double limit, String values) {
    float[] kernel = StatelessRandom.uniform(seed, 0, size, (float) -limit, (float) limit);
    String[] expected = values.split(" ");
    for (int i = 0; i < expected.length; i++) {
      assertThat(kernel[i]).isEqualTo(Float.parseFloat(expected[i]));
    }
  }

  @ParameterizedTest
  @CsvSource({"he_uniform, f7a33673, 2, 8", "lecun_uniform, 74d55f43, 1, 8"})
  void drawsScaledInitializers(String name, String crc, double scale, double fan) {
    double limit = Math.sqrt(3 * scale / fan);
    assertThat(crc32(StatelessRandom.uniform(7, 0, 96, (float) -limit, (float) limit)))
        .as(name)
        .isEqualTo(crc);
  }

  @Test
  void drawsRandomUniform() {
    assertThat(crc32(StatelessRandom.uniform(7, 0, 96, -0.05f, 0.05f))).isEqualTo("b93b00dc");
  }

  @Test
  void drawsTheDropoutMasksOfKeras() {
    assertThat(mask(0)).isEqualTo("11010110");
    assertThat(mask(1)).isEqualTo("10011010");
  }

  private static String mask(int call) {
    StringBuilder mask = new StringBuilder();
    for (float u : StatelessRandom.uniform(686579304, call, 8)) {
      mask.append(u >= 0.5f ? 1 : 0);
    }
    return mask.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "42, 10, 0, 3 8 7 5 2 0 1 6 9 4",
    "42, 10, 1, 1 9 5 3 4 7 0 2 6 8",
    "42, 10, 2, 2 4 5 7 3 8 0 1 6 9",
    "0, 10, 0, 2 0 5 8 7 1 9 6 3 4",
    "1, 12, 0, 4 3 0 7 1 11 5 8 2 9 10 6",
    "1, 12, 1, 9 1 0 2 4 11 7 3 10 8 6 5",
    "7, 12, 0, 9 7 6 8 1 4 5 0 3 2 10 11",
    "7, 12, 1, 2 11 7 6 3 5 9 0 8 4 1 10",
    "42, 12, 0, 11 10 9 7 0 4 6 8 2 5 3 1",
    "42, 12, 1, 5 1 9 11 8 3 0 6 2 4 10 7",
    "1234, 12, 0, 4 7 11 10 9 2 5 0 8 1 6 3",
    "1234, 12, 1, 10 1 7 4 11 0 3 6 9 2 5 8",
    "7, 20, 0, 17 13 14 19 15 11 0 4 12 8 10 5 18 16 6 3 9 2 7 1"
  })
  void shufflesAsTensorFlowDoes(long seed, int n, int call, String order) {
    assertThat(TensorFlowShuffle.permutation(seed, n, call)).containsExactly(numbers(order));
  }

  @ParameterizedTest
  @CsvSource({
    "7, 768, 45 653 198 53 139 651 697 127 168 606",
    "42, 150, 143 61 95 40 91 25 132 51 55 137"
  })
  void shufflesLongArraysAsTensorFlowDoes(long seed, int n, String start) {
    int[] order = TensorFlowShuffle.permutation(seed, n);
    assertThat(Arrays.copyOf(order, 10)).containsExactly(numbers(start));
    assertThat(Arrays.stream(order).sorted().distinct().count()).isEqualTo(n);
  }

  @Test
  void cutsTheGlobalSeedTo31Bits() {
    assertThat(TensorFlowShuffle.permutation((1L << 31) + 41, 10))
        .containsExactly(TensorFlowShuffle.permutation(42, 10));
    assertThat(TensorFlowShuffle.permutation((1L << 31) - 1, 10))
        .containsExactly(TensorFlowShuffle.permutation(0, 10));
  }

  @Test
  void shufflesBatchesWithOneKernel() {
    TensorFlowShuffle kernel = new TensorFlowShuffle(42);
    assertThat(kernel.next(7)).containsExactly(1, 2, 4, 6, 0, 3, 5);
    assertThat(kernel.next(3)).containsExactly(1, 2, 0);
    assertThat(kernel.next(7)).containsExactly(3, 6, 4, 1, 2, 0, 5);
    assertThat(kernel.next(3)).containsExactly(2, 1, 0);
    assertThat(kernel.next(1)).containsExactly(0);
    assertThat(kernel.next(0)).isEmpty();
  }

  @Test
  void carriesTheCounterBeyond32Bits() {
    int[] key = {1, 2};
    Philox low = new Philox(key, new int[] {-1, -1, 5, 0});
    low.skip(1);
    assertThat(low.next()).isEqualTo(new Philox(key, new int[] {0, 0, 6, 0}).next());
  }
}
