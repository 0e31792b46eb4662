package org.kerasjvm.savedmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;

class InputsTest {

  static TensorSpec spec(String name, DataType type, int... shape) {
    TensorShapeProto.Builder dims = TensorShapeProto.newBuilder();
    Arrays.stream(shape).forEach(n -> dims.addDim(TensorShapeProto.Dim.newBuilder().setSize(n)));
    return TensorSpec.of(
        name,
        TensorInfo.newBuilder().setName(name + ":0").setDtype(type).setTensorShape(dims).build());
  }

  private static NDArray only(TensorSpec spec, Object given) {
    return Inputs.of("f", List.of(spec), given).fed().get(0).array();
  }

  private static void refuses(TensorSpec spec, Object given, String message) {
    assertThatIllegalArgumentException().isThrownBy(() -> only(spec, given)).withMessage(message);
  }

  @Test
  void widensIntegersAndBooleansToFloats() {
    TensorSpec x = spec("x", DataType.DT_FLOAT, -1);
    assertThat(only(x, new int[] {1, 2})).isEqualTo(NDArray.of(new float[] {1, 2}, 2));
    assertThat(only(x, new long[] {3})).isEqualTo(NDArray.of(new float[] {3}, 1));
    assertThat(only(x, new boolean[] {true})).isEqualTo(NDArray.of(new float[] {1}, 1));
    assertThat(only(x, new double[] {0.1})).isEqualTo(NDArray.of(new float[] {0.1f}, 1));
  }

  @Test
  void narrowsIntegersOnlyIfAllFit() {
    TensorSpec x = spec("x", DataType.DT_INT32, -1);
    assertThat(only(x, new long[] {-5, 7}).dtype()).isEqualTo(DType.INT32);
    refuses(
        x,
        new long[] {1L << 40},
        "f: input 'x' must be int32 of shape (None,); received int64 of shape (1,). A value lies outside int32.");
    TensorSpec small = spec("s", DataType.DT_INT8, -1);
    assertThat(only(small, new int[] {-128, 127}).size()).isEqualTo(2);
    refuses(
        small,
        new int[] {128},
        "f: input 's' must be int8 of shape (None,); received int32 of shape (1,). A value lies outside int8.");
  }

  @Test
  void refusesFloatsForIntegersAndNumbersForTexts() {
    refuses(
        spec("x", DataType.DT_INT64, -1),
        new float[] {1},
        "f: input 'x' must be int64 of shape (None,); received float32 of shape (1,). Convert it yourself if that is meant, for example by NDArray.of(x).astype(...).");
    refuses(
        spec("x", DataType.DT_STRING, -1),
        new int[] {1},
        "f: input 'x' must be string of shape (None,); received int32 of shape (1,). Convert it yourself if that is meant, for example by NDArray.of(x).astype(...).");
    refuses(
        spec("x", DataType.DT_BOOL, -1),
        new int[] {1},
        "f: input 'x' must be bool of shape (None,); received int32 of shape (1,). Convert it yourself if that is meant, for example by NDArray.of(x).astype(...).");
  }

  @Test
  void refusesDoublesThatNoFloatHolds() {
    refuses(
        spec("x", DataType.DT_FLOAT, -1),
        new double[] {1e300},
        "f: input 'x' must be float32 of shape (None,); received float64 of shape (1,). A value lies outside float32.");
    assertThat(
            only(spec("x", DataType.DT_FLOAT, -1), new double[] {Double.POSITIVE_INFINITY})
                .getFloat(0))
        .isInfinite();
  }

  @Test
  void saysWhichAxisIsWrong() {
    TensorSpec x = spec("x", DataType.DT_FLOAT, -1, 784);
    refuses(
        x,
        new float[2][10],
        "f: input 'x' must be float32 of shape (None, 784); received float32 of shape (2, 10). Axis 1 must have length 784, not 10.");
    refuses(
        x,
        new float[2][3][4],
        "f: input 'x' must be float32 of shape (None, 784); received float32 of shape (2, 3, 4). It must have 2 axes, not 3.");
    refuses(
        spec("n", DataType.DT_FLOAT),
        new float[] {1},
        "f: input 'n' must be float32 of shape (); received float32 of shape (1,). It must have 0 axes, not 1.");
  }

  @Test
  void saysWhichInputIsMissingOrUnknown() {
    List<TensorSpec> specs =
        List.of(spec("age", DataType.DT_INT32, -1), spec("name", DataType.DT_STRING, -1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Inputs.of("f", specs, Map.of("age", 1)))
        .withMessage("f: input 'name' is missing; received [age].");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Inputs.of("f", specs, Map.of("ages", 1)))
        .withMessage("f: has no input 'ages'; did you mean 'age'?");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Inputs.of("f", specs, new int[] {1}))
        .withMessage(
            "f: inputs must be a map with an array for each of [age, name]; received int[].");
    Map<String, Object> withNull = new HashMap<>();
    withNull.put("age", 1);
    withNull.put("name", null);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Inputs.of("f", specs, withNull))
        .withMessage("f: input 'name' must be string of shape (None,); received null.");
  }

  @Test
  void countsRowsOfAllInputs() {
    List<TensorSpec> specs =
        List.of(spec("a", DataType.DT_FLOAT, -1, 2), spec("b", DataType.DT_FLOAT, -1));
    Inputs inputs = Inputs.of("f", specs, Map.of("a", new float[3][2], "b", new float[4]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> inputs.rows("f", specs))
        .withMessage(
            "f: Data cardinality is ambiguous. Make sure all arrays contain the same number of samples. 'x' sizes: 3, 4");
  }
}
