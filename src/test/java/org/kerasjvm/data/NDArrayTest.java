package org.kerasjvm.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.StdArrays;

class NDArrayTest {
  private static final NDArray MATRIX = NDArray.of(new float[][] {{1, 2, 3}, {4, 5, 6}});

  @Test
  void takesNestedArraysListsBoxesAndTensorFlowArrays() {
    assertThat(NDArray.of(new int[][] {{1, 2}, {3, 4}}))
        .isEqualTo(NDArray.of(new int[] {1, 2, 3, 4}, 2, 2));
    assertThat(NDArray.of(new Double[] {1.0, 2.0}).dtype()).isEqualTo(DType.FLOAT64);
    assertThat(NDArray.of(List.of(List.of(1, 2.5), List.of(3, 4))))
        .isEqualTo(NDArray.of(new double[][] {{1, 2.5}, {3, 4}}));
    assertThat(NDArray.of(List.of("a", "b"))).isEqualTo(NDArray.of(new String[] {"a", "b"}));
    assertThat(NDArray.of(List.of(new float[] {1}, new float[] {2})).shape()).containsExactly(2, 1);
    assertThat(NDArray.of(StdArrays.ndCopyOf(new float[][] {{1, 2, 3}, {4, 5, 6}})))
        .isEqualTo(MATRIX);
    assertThat(NDArray.of(StdArrays.ndCopyOf(new String[] {"a"})).dtype()).isEqualTo(DType.STRING);
    assertThat(NDArray.of(7).shape()).isEmpty();
    assertThat(NDArray.of(new float[0][]).shape()).containsExactly(0, 0);
    assertThat(NDArray.of(new short[][] {{1}, {2}})).isEqualTo(NDArray.of(new int[][] {{1}, {2}}));
  }

  @Test
  void namesTheRaggedRow() {
    assertThatThrownBy(() -> NDArray.of(new float[][] {{1, 2}, {3}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "NDArray.of: rows must all have the same length; row [1] has 1 elements where the first has 2.");
    assertThatThrownBy(() -> NDArray.of(List.of(1, List.of(2))))
        .hasMessage(
            "NDArray.of: rows must all have the same length; row [1] has 1 elements where the first has a single value.");
  }

  @Test
  void refusesNullsAndForeignElements() {
    assertThatThrownBy(() -> NDArray.of(new String[][] {{"a", null}}))
        .hasMessage("NDArray.of: elements must not be null; element [0, 1] is null.");
    assertThatThrownBy(() -> NDArray.of(new Object()))
        .hasMessage(
            "NDArray.of: elements must be numbers, booleans or strings; the value is a java.lang.Object."
                + " Pass Java arrays, lists, NDArray or TensorFlow Java's NdArray.");
  }

  @Test
  void checksTheShapeOfFlatArrays() {
    assertThatThrownBy(() -> NDArray.of(new float[3], 2, 2))
        .hasMessage("NDArray.of: shape (2, 2) needs 4 elements; received 3.");
    assertThatThrownBy(() -> NDArray.zeros(DType.FLOAT32, 60000, 60000))
        .hasMessage(
            "NDArray: an array holds at most 2147483639 elements; received shape (60000, 60000).");
  }

  @Test
  void countsElementsOfHugeAndEmptyShapes() {
    int huge = Integer.MAX_VALUE;
    assertThatThrownBy(() -> NDArray.zeros(DType.BOOL, huge, huge, huge, huge))
        .hasMessageStartingWith("NDArray: an array holds at most 2147483639 elements");
    assertThat(NDArray.zeros(DType.BOOL, huge, huge, 0).size()).isZero();
  }

  @Test
  void copiesNestedInputButWrapsFlatInput() {
    float[] flat = {1, 2};
    assertThat(NDArray.of(flat, 2).storage()).isSameAs(flat);
    assertThat(NDArray.of(flat).storage()).isNotSameAs(flat);
  }

  @Test
  void tellsTheLengthOfAnAxis() {
    NDArray array = NDArray.zeros(DType.FLOAT32, 2, 3, 4);
    assertThat(array.size(1)).isEqualTo(3);
    assertThat(array.size(-1)).isEqualTo(4);
    assertThatThrownBy(() -> array.size(3)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void slicesAsPythonDoes() {
    NDArray a = NDArray.arange(6);
    assertThat(a.slice(-2, 6).toIntArray()).containsExactly(4, 5);
    assertThat(a.slice(4, 100).toIntArray()).containsExactly(4, 5);
    assertThat(a.slice(3, 1).size()).isZero();
    assertThat(a.take(-1, 0).toIntArray()).containsExactly(5, 0);
    assertThat(a.compress(a.greater(3)).toIntArray()).containsExactly(4, 5);
  }

  @Test
  void picksRowsColumnsAndElements() {
    assertThat(MATRIX.get(-1)).isEqualTo(NDArray.of(new float[] {4, 5, 6}));
    assertThat(MATRIX.column(1)).isEqualTo(NDArray.of(new float[] {2, 5}));
    assertThat(MATRIX.columns(1, 3)).isEqualTo(NDArray.of(new float[][] {{2, 3}, {5, 6}}));
    assertThat(MATRIX.getFloat(1, -1)).isEqualTo(6);
    assertThat(MATRIX.transpose().shape()).containsExactly(3, 2);
    assertThatThrownBy(() -> MATRIX.getFloat(2, 0))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("NDArray: index 2 is out of bounds for axis 0 with size 2.");
    assertThatThrownBy(() -> MATRIX.getFloat(0))
        .hasMessage("NDArray: an element of an array of shape (2, 3) takes 2 indices; received 1.");
  }

  @Test
  void reshapesWithOneFreeDimension() {
    assertThat(MATRIX.reshape(3, -1).shape()).containsExactly(3, 2);
    assertThat(NDArray.zeros(DType.INT32, 0, 4).reshape(-1, 4).shape()).containsExactly(0, 4);
    assertThatThrownBy(() -> MATRIX.reshape(4, -1))
        .hasMessage("reshape: cannot reshape array of size 6 and shape (2, 3) into shape (4, -1).");
    assertThatThrownBy(() -> MATRIX.reshape(-1, -1)).hasMessageContaining("(-1, -1)");
  }

  @Test
  void followsNumpy2ResultTypes() {
    NDArray pixels = NDArray.of(new byte[] {0, 51, (byte) 255});
    assertThat(pixels.divide(255f)).isEqualTo(NDArray.of(new float[] {0f, 0.2f, 1f}));
    assertThat(pixels.divide(255.0)).isEqualTo(NDArray.of(new double[] {0, 0.2, 1}));
    assertThat(pixels.divide(255)).isEqualTo(NDArray.of(new double[] {0, 0.2, 1}));
    assertThat(pixels.add(1)).isEqualTo(NDArray.of(new byte[] {1, 52, 0}));
    assertThat(MATRIX.multiply(0.1).dtype()).isEqualTo(DType.FLOAT32);
    assertThat(MATRIX.multiply(0.1).getFloat(0, 2)).isEqualTo(3f * 0.1f);
    assertThat(NDArray.arange(3).multiply(2).dtype()).isEqualTo(DType.INT64);
    assertThat(NDArray.of(new double[] {1}).add(0.1f).dtype()).isEqualTo(DType.FLOAT64);
  }

  @Test
  void broadcastsRowsAndColumns() {
    NDArray cm = NDArray.of(new long[][] {{1, 3}, {2, 2}});
    assertThat(cm.divide(cm.sum(1).reshape(-1, 1)))
        .isEqualTo(NDArray.of(new double[][] {{.25, .75}, {.5, .5}}));
    assertThat(MATRIX.subtract(NDArray.of(new float[] {1, 2, 3})).get(1))
        .isEqualTo(NDArray.of(new float[] {3, 3, 3}));
    assertThatThrownBy(() -> MATRIX.add(NDArray.arange(2)))
        .hasMessage("add: operands could not be broadcast together with shapes (2, 3) (2,).");
  }

  @Test
  void castsAsNumpyDoes() {
    assertThat(NDArray.of(new float[] {1.9f, -1.9f}).astype(DType.INT32).toIntArray())
        .containsExactly(1, -1);
    assertThat(NDArray.of(new int[] {258}).astype(DType.UINT8).getLong(0)).isEqualTo(2);
    assertThat(NDArray.of(new String[] {" 0.5"}).astype(DType.FLOAT32).getFloat(0)).isEqualTo(0.5f);
    assertThat(NDArray.of(new double[] {1, 1e-7}).astype(DType.STRING).toStringArray())
        .containsExactly("1.0", "1e-07");
    assertThatThrownBy(() -> NDArray.of(new String[] {"M"}).astype(DType.FLOAT32))
        .hasMessage("astype: could not convert string to float: 'M'.");
  }

  @Test
  void reducesAlongAxes() {
    assertThat(MATRIX.argmax(1).toIntArray()).containsExactly(2, 2);
    assertThat(MATRIX.mean(0)).isEqualTo(NDArray.of(new float[] {2.5f, 3.5f, 4.5f}));
    assertThat(MATRIX.max(-1).toFloatArray()).containsExactly(3, 6);
    assertThat(MATRIX.std()).isEqualTo(1.7078252f);
    assertThat(NDArray.of(new float[] {0.5f, 1.5f, 2.5f, -0.5f}).round().toFloatArray())
        .containsExactly(0f, 2f, 2f, -0f);
    assertThat(NDArray.of(new String[] {"R", "M", "R"}).unique().toStringArray())
        .containsExactly("M", "R");
    assertThatThrownBy(() -> MATRIX.argmax(2))
        .hasMessage("argmax: axis 2 is out of bounds for array of dimension 2.");
  }

  @Test
  void buildsGrids() {
    NDArray[] grid = NDArray.meshgrid(NDArray.linspace(0, 1, 3), NDArray.linspace(5, 6, 2));
    NDArray points = NDArray.columnStack(grid[0].ravel(), grid[1].ravel());
    assertThat(points)
        .isEqualTo(NDArray.of(new double[][] {{0, 5}, {.5, 5}, {1, 5}, {0, 6}, {.5, 6}, {1, 6}}));
  }

  @Test
  void givesJavaArraysBack() {
    assertThat(MATRIX.toFloat2D()).isDeepEqualTo(new float[][] {{1, 2, 3}, {4, 5, 6}});
    assertThat(NDArray.zeros(DType.INT32, 1, 2, 1).toJava()).isEqualTo(new int[][][] {{{0}, {0}}});
  }

  @Test
  void printsAsNumpyDoes() {
    assertThat(NDArray.of(new float[] {0.1f, 0.25f}))
        .hasToString("array([0.1 , 0.25], dtype=float32)");
    assertThat(NDArray.of(new double[][] {{1, 2}, {3, -4}}))
        .hasToString("array([[ 1.,  2.],\n       [ 3., -4.]])");
    assertThat(NDArray.arange(2000))
        .hasToString("array([   0,    1,    2, ..., 1997, 1998, 1999])");
    assertThat(NDArray.of(new String[] {"a", "bc"})).hasToString("array(['a', 'bc'])");
    assertThat(NDArray.of(new double[] {1e-5, 12.5})).hasToString("array([1.00e-05, 1.25e+01])");
    assertThat(NDArray.of(new double[] {Math.PI, Double.NaN}))
        .hasToString("array([3.14159265,        nan])");
    assertThat(NDArray.arange(3).shapeString()).isEqualTo("(3,)");
    assertThat(NDArray.arange(20))
        .hasToString(
            "array([ 0,  1,  2,  3,  4,  5,  6,  7,  8,  9, 10, 11, 12, 13, 14, 15, 16,\n       17, 18, 19])");
  }

  @Test
  void addsInNumpysOrderAndPrecision() {
    double[] values = new double[1000];
    Arrays.setAll(values, i -> i * 0.37 % 1);
    NDArray d = NDArray.of(values, 1000);
    NDArray f = d.astype(DType.FLOAT32);
    assertThat(f.mean()).isEqualTo(0.4950000047683716);
    assertThat(f.std()).isEqualTo(0.2886606752872467);
    assertThat(f.sum()).isEqualTo(495.0);
    assertThat(f.reshape(50, 20).mean(0).getDouble(3)).isEqualTo(0.5099999904632568);
    assertThat(f.reshape(50, 20).mean(1).getDouble(3)).isEqualTo(0.4649999737739563);
    assertThat(f.reshape(50, 20).std(0).getDouble(3)).isEqualTo(0.2828427255153656);
    assertThat(d.mean()).isEqualTo(0.4949999999999976);
    assertThat(d.std()).isEqualTo(0.2886607004772212);
    assertThat(d.reshape(50, 20).std(0).getDouble(3)).isEqualTo(0.28284271247461656);
    assertThat(d.reshape(1000, 1).sum(0).getDouble(0)).isEqualTo(494.9999999999976);
  }

  /** Digits are those of numpy 2.0.2. */
  @Test
  void printsAwkwardFloatsAsNumpyDoes() {
    assertThat(NDArray.of(new float[] {1.02480677e-4f, -9.2315289e-2f, 1e-5f}))
        .hasToString("array([ 1.0248068e-04, -9.2315286e-02,  9.9999997e-06], dtype=float32)");
    assertThat(NDArray.of(new double[] {1e-100, 1})).hasToString("array([1.e-100, 1.e+000])");
    assertThat(NDArray.of(new float[] {-2861148.25f, 0.5f}))
        .hasToString("array([-2.8611482e+06,  5.0000000e-01], dtype=float32)");
    assertThat(NDArray.zeros(DType.FLOAT64, 0)).hasToString("array([], dtype=float64)");
    assertThat(NDArray.zeros(DType.FLOAT32, 0, 3))
        .hasToString("array([], shape=(0, 3), dtype=float32)");
    assertThat(NDArray.of(new double[] {Double.NaN, Double.NEGATIVE_INFINITY, 1.5}))
        .hasToString("array([ nan, -inf,  1.5])");
  }
}
