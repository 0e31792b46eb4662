package org.kerasjvm.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kerasjvm.data.NDArray;

class CaseTest {

  @Test
  void comesBackFromItsJsonBitForBit() {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("delta", 0.1);
    config.put("seed", null);
    config.put("nested", Map.of("names", List.of("a", "b"), "yes", true));
    Map<String, Object> inputs = new LinkedHashMap<>();
    inputs.put("f", NDArray.of(new float[] {0.1f, -0f, Float.NaN, Float.MIN_VALUE}, 2, 2));
    inputs.put("d", NDArray.of(new double[] {Math.PI}, 1));
    inputs.put("i", NDArray.of(new int[] {-7}, 1));
    inputs.put("l", NDArray.of(new long[] {1L << 40}, 1));
    inputs.put("u", NDArray.of(new byte[] {(byte) 200}, 1));
    inputs.put("b", NDArray.of(new boolean[] {true, false}, 2));
    inputs.put("updates", List.of(Map.of("y", NDArray.of(2.5f))));
    Case asked = new Case("Huber()", "loss", "Huber", config, inputs);
    Case back = Case.of(asked.toJson());
    assertThat(back.toJson()).isEqualTo(asked.toJson());
    assertThat(back.config()).isEqualTo(config);
    assertThat(back.array("f")).isEqualTo(asked.array("f"));
    assertThat(back.array("u")).isEqualTo(asked.array("u"));
    assertThat(back.inputs()).isEqualTo(inputs);
  }

  /** What {@code encode} of {@code python-export/parity/oracle.py} gives for float32 [1, 2]. */
  @Test
  void readsThePythonSidesBytes() throws JsonProcessingException {
    String json =
        "{\"value\": {\"dtype\": \"float32\", \"shape\": [2], \"data\": \"AACAPwAAAEA=\"}}";
    assertThat(Case.results(new ObjectMapper().readTree(json)))
        .isEqualTo(Map.of("value", NDArray.of(new float[] {1, 2}, 2)));
  }

  @Test
  void namesAnInputThatIsMissing() {
    Case asked = new Case("Huber()", "loss", "Huber", Map.of(), Map.of());
    assertThatThrownBy(() -> asked.array("y_true"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("loss Huber(): inputs must have y_true.");
  }
}
