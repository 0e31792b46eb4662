package org.kerasjvm.preprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.parity.Golden;
import org.kerasjvm.utils.Utils;

class PreprocessingGoldenTest {
  private static final JsonNode SCALERS = Golden.read("sklearn/scalers.json");
  private static final JsonNode ENCODERS = Golden.read("sklearn/encoders.json");

  static List<JsonNode> scalers() {
    return Golden.elements(SCALERS.get("cases"));
  }

  static List<JsonNode> scalerOptions() {
    return Golden.elements(SCALERS.get("standard_scaler_options_on_reals"));
  }

  static List<JsonNode> labelEncoders() {
    return Golden.elements(ENCODERS.get("label_encoder"));
  }

  static List<JsonNode> categories() {
    return Golden.elements(ENCODERS.get("to_categorical"));
  }

  private static NDArray floats(JsonNode nested) {
    return Golden.values(nested).astype(DType.FLOAT64);
  }

  private static Transformer scaler(JsonNode expected) {
    JsonNode range = expected.get("arguments").get("feature_range");
    if (expected.get("scaler").textValue().equals("StandardScaler")) {
      return new StandardScaler();
    }
    return range == null
        ? new MinMaxScaler()
        : new MinMaxScaler(range.get(0).doubleValue(), range.get(1).doubleValue());
  }

  @ParameterizedTest
  @MethodSource("scalers")
  void scalesAsScikitLearnDoes(JsonNode expected) {
    String name = expected.get("X").textValue();
    NDArray x = Golden.values(SCALERS.get("matrices").get(name));
    NDArray fresh = Golden.values(SCALERS.get("new_rows").get(name));
    Transformer scaler = scaler(expected);
    NDArray scaled = scaler.fitTransform(x);
    assertThat(scaled).isEqualTo(floats(expected.get("transform")));
    assertThat(scaler.transform(fresh)).isEqualTo(floats(expected.get("transform_new")));
    assertThat(scaler.inverseTransform(scaled)).isEqualTo(floats(expected.get("inverse")));
    if (scaler instanceof StandardScaler standard) {
      assertThat(standard.mean()).containsExactly(Golden.doubles(expected.get("mean_")));
      assertThat(standard.var()).containsExactly(Golden.doubles(expected.get("var_")));
      assertThat(standard.scale()).containsExactly(Golden.doubles(expected.get("scale_")));
    }
  }

  @ParameterizedTest
  @MethodSource("scalerOptions")
  void leavesMeanOrDeviationAlone(JsonNode expected) {
    JsonNode arguments = expected.get("arguments");
    StandardScaler scaler =
        new StandardScaler(
            arguments.path("with_mean").asBoolean(true),
            arguments.path("with_std").asBoolean(true));
    assertThat(scaler.fitTransform(Golden.values(SCALERS.get("matrices").get("reals"))))
        .isEqualTo(floats(expected.get("transform")));
  }

  @ParameterizedTest
  @MethodSource("labelEncoders")
  void encodesAsScikitLearnDoes(JsonNode expected) {
    NDArray values = Golden.values(expected.get("values"));
    LabelEncoder encoder = new LabelEncoder();
    NDArray codes = encoder.fitTransform(values);
    assertThat(codes.toIntArray()).containsExactly(Golden.ints(expected.get("encoded")));
    assertThat(encoder.classes()).isEqualTo(Golden.values(expected.get("classes_")));
    assertThat(encoder.inverseTransform(codes)).isEqualTo(Golden.values(expected.get("inverse")));
  }

  @ParameterizedTest
  @MethodSource("categories")
  void encodesAsKerasDoes(JsonNode expected) {
    NDArray y = Golden.values(expected.get("y"));
    JsonNode classes = expected.get("num_classes");
    NDArray encoded =
        classes.isNull() ? Utils.toCategorical(y) : Utils.toCategorical(y, classes.intValue());
    assertThat(encoded.dtype().numpyName()).isEqualTo(expected.get("dtype").textValue());
    assertThat(encoded).isEqualTo(floats(expected.get("result")));
  }
}
