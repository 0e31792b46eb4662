package org.kerasjvm.random;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.kerasjvm.batches.Batch;
import org.kerasjvm.batches.ShuffledBatches;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.parity.Golden;

/** The order of {@code tf.data.Dataset.shuffle}. */
class DatasetShuffleTest {

  private static final JsonNode GOLDEN = Golden.read("keras/data_files/shuffle.json");

  @TestFactory
  Stream<DynamicTest> takesTensorFlowsOrder() {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode each : GOLDEN.get("cases")) {
      String name =
          "global %s, seed %s, %s of %s, reshuffled %s"
              .formatted(
                  each.get("global_seed"),
                  each.get("seed"),
                  each.get("buffer_size"),
                  each.get("rows"),
                  each.get("reshuffle_each_iteration"));
      tests.add(DynamicTest.dynamicTest(name, () -> check(each)));
    }
    assertThat(tests).hasSize(95);
    return tests.stream();
  }

  private static void check(JsonNode each) {
    OptionalLong global =
        each.get("global_seed").isNull()
            ? OptionalLong.empty()
            : OptionalLong.of(each.get("global_seed").asLong());
    Integer seed = each.get("seed").isNull() ? null : each.get("seed").asInt();
    boolean again = each.get("reshuffle_each_iteration").asBoolean();
    if (global.isPresent()) {
      GlobalRandom.setRandomSeed(global.getAsLong());
    }
    DatasetShuffle shuffle = new DatasetShuffle(global, seed, again);
    for (int pass = 0; pass < 2; pass++) {
      long[] order =
          order(shuffle.iterate(), each.get("rows").asInt(), each.get("buffer_size").asInt());
      long[] first = new long[each.get("first").get(pass).size()];
      for (int k = 0; k < first.length; k++) {
        first[k] = each.get("first").get(pass).get(k).asLong();
      }
      assertThat(LongStream.of(order).limit(first.length).toArray()).containsExactly(first);
      assertThat(crc32(order)).isEqualTo(each.get("crc32").get(pass).asText());
    }
  }

  /** The kernel, over numbers. */
  private static long[] order(DatasetShuffle.Draws draws, int rows, int size) {
    long[] order = new long[rows];
    List<Long> buffer = new ArrayList<>();
    long coming = 0;
    for (int k = 0; k < rows; k++) {
      while (buffer.size() < size && coming < rows) {
        buffer.add(coming++);
      }
      order[k] = ring(buffer, draws.next(buffer.size()));
    }
    return order;
  }

  /** Takes one out; the first takes its place. */
  private static long ring(List<Long> buffer, int place) {
    long taken = buffer.set(place, buffer.get(0));
    buffer.remove(0);
    return taken;
  }

  private static String crc32(long[] order) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * order.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(order);
    CRC32 crc = new CRC32();
    crc.update(bytes.array());
    return "%08x".formatted(crc.getValue());
  }

  @Test
  void dataSetsWithoutASeedDrawOneEach() {
    GlobalRandom.setRandomSeed(7);
    for (JsonNode expected : GOLDEN.get("two_without_a_seed")) {
      List<Batch> rows = List.of(Batch.of(NDArray.arange(6)));
      List<Long> order = new ArrayList<>();
      for (Batch batch : new ShuffledBatches(rows, 6, 4)) {
        for (long row : ((NDArray) batch.x()).toLongArray()) {
          order.add(row);
        }
      }
      assertThat(order).hasToString(expected.toString().replace(",", ", "));
    }
  }

  @Test
  void withoutAnySeedOrdersDiffer() {
    DatasetShuffle one = new DatasetShuffle(OptionalLong.empty(), null, true);
    DatasetShuffle other = new DatasetShuffle(OptionalLong.empty(), null, true);
    assertThat(order(one.iterate(), 100, 100)).isNotEqualTo(order(other.iterate(), 100, 100));
    assertThat(order(one.iterate(), 100, 100)).containsExactlyInAnyOrder(hundred());
  }

  private static long[] hundred() {
    return LongStream.range(0, 100).toArray();
  }
}
