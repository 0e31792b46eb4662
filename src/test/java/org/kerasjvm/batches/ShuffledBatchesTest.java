package org.kerasjvm.batches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kerasjvm.Options.dropRemainder;
import static org.kerasjvm.Options.reshuffleEachIteration;
import static org.kerasjvm.Options.seed;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.kerasjvm.Keras;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.parity.Refusals;

/** Rows that go through a buffer. */
class ShuffledBatchesTest {

  /** Ten rows in batches of three. */
  private static final List<Batch> TEN =
      IntStream.of(0, 3, 6, 9).mapToObj(from -> rows(from, Math.min(10, from + 3))).toList();

  private static Batch rows(int from, int to) {
    NDArray x = NDArray.arange(20).reshape(10, 2).slice(from, to);
    NDArray y = NDArray.arange(10).multiply(10).slice(from, to);
    return Batch.of(x, y, NDArray.arange(10).slice(from, to));
  }

  private static List<Integer> order(Iterable<Batch> batches) {
    List<Integer> order = new ArrayList<>();
    for (Batch batch : batches) {
      NDArray x = NDArray.of(batch.x());
      NDArray weights = NDArray.of(batch.sampleWeight());
      assertThat(NDArray.of(batch.y())).isEqualTo(weights.multiply(10));
      assertThat(x.column(0)).isEqualTo(weights.multiply(2));
      assertThat(x.column(1)).isEqualTo(weights.multiply(2).add(1));
      IntStream.of(weights.toIntArray()).forEach(order::add);
    }
    return order;
  }

  @BeforeEach
  void seedAll() {
    Keras.setRandomSeed(7);
  }

  @Test
  void rowsStayTogetherAndComeOnce() {
    ShuffledBatches shuffled = new ShuffledBatches(TEN, 4, 4, seed(3));
    List<Integer> first = order(shuffled);
    assertThat(first).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    for (int k = 0; k < 10; k++) {
      assertThat(first.get(k)).as("not ahead of the buffer").isLessThan(k + 4);
    }
    assertThat(order(shuffled)).isNotEqualTo(first);
    assertThat(order(new ShuffledBatches(TEN, 4, 3, seed(3)))).isEqualTo(first);
  }

  @Test
  void everyEpochMayHaveTheSameOrder() {
    ShuffledBatches shuffled =
        new ShuffledBatches(TEN, 100, 5, seed(3), reshuffleEachIteration(false));
    assertThat(order(shuffled)).isEqualTo(order(shuffled)).hasSize(10);
  }

  @Test
  void aBufferOfOneRowKeepsTheOrder() {
    assertThat(order(new ShuffledBatches(TEN, 1, 3))).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  @Test
  void mayDropTheLastBatch() {
    assertThat(new ShuffledBatches(TEN, 4, 4)).hasSize(3);
    assertThat(new ShuffledBatches(TEN, 4, 4, dropRemainder(true))).hasSize(2);
    assertThat(new ShuffledBatches(List.of(), 4, 4)).isEmpty();
  }

  @Test
  void keepsNamesAndLists() {
    Batch both =
        new Batch(Map.of("a", new float[][] {{1}, {2}}), List.of(new int[2], new int[2]), null);
    Batch shuffled = new ShuffledBatches(List.of(both), 4, 1).iterator().next();
    assertThat(((Map<?, ?>) shuffled.x()).keySet()).hasToString("[a]");
    assertThat(shuffled.y()).isEqualTo(List.of(NDArray.of(new int[1]), NDArray.of(new int[1])));
    assertThat(shuffled.sampleWeight()).isNull();
  }

  @Test
  void closesTheDataThatItReads() {
    int[] closed = {0};
    class Open implements Iterator<Batch>, Closeable {
      @Override
      public boolean hasNext() {
        return true;
      }

      @Override
      public Batch next() {
        return rows(0, 3);
      }

      @Override
      public void close() {
        closed[0]++;
      }
    }
    Iterator<Batch> iterator = new ShuffledBatches(Open::new, 4, 4).iterator();
    iterator.next();
    ((ReadingIterator) iterator).close();
    assertThat(closed[0]).isEqualTo(1);
    assertThat(iterator.hasNext()).isFalse();
  }

  @Test
  void refusesBatchesThatDiffer() {
    List<Batch> two = List.of(Batch.of(new float[3][2]), Batch.of(new float[3][4]));
    assertThatThrownBy(() -> new ShuffledBatches(two, 4, 4).forEach(batch -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "ShuffledBatches: all batches must have the same arrays, [float32 rows of shape (2,)];"
                + " received [float32 rows of shape (4,)].");
    List<Batch> uneven = List.of(Batch.of(new float[3][2], new float[2]));
    assertThatThrownBy(() -> new ShuffledBatches(uneven, 4, 4).forEach(batch -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "ShuffledBatches: Data cardinality is ambiguous. Make sure all arrays contain the same"
                + " number of samples. Sizes: [3, 2]");
  }

  @TestFactory
  Stream<DynamicTest> refusesWrongArguments() {
    return new Refusals()
        .value(
            "a buffer of 0",
            () -> new ShuffledBatches(TEN, 0, 4),
            "ShuffledBatches: buffer_size must be an integer of 1 or more; received 0.")
        .value(
            "batches of 0",
            () -> new ShuffledBatches(TEN, 1, 0),
            "ShuffledBatches: batch_size must be an integer of 1 or more; received 0.")
        .tests();
  }
}
