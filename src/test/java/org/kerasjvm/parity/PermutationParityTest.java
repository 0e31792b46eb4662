package org.kerasjvm.parity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.kerasjvm.random.TensorFlowShuffle;

/** The order in which fit takes the rows. */
class PermutationParityTest {

  @TestFactory
  Stream<DynamicTest> shufflesAsKerasDoes() {
    return Golden.each(
        Golden.read("keras/random/permutations.json").get("values"),
        golden -> "seed %s, %s rows".formatted(golden.get("seed"), golden.get("n")),
        PermutationParityTest::compare);
  }

  private static void compare(JsonNode golden) {
    int n = golden.get("n").asInt();
    int[] order = TensorFlowShuffle.permutation(golden.get("seed").asLong(), n);
    JsonNode first = golden.get("first");
    assertThat(Arrays.stream(order).limit(first.size()).asDoubleStream().toArray())
        .containsExactly(Golden.doubles(first));
    assertThat(Golden.crc32(order)).isEqualTo(golden.get("crc32").asText());
  }
}
