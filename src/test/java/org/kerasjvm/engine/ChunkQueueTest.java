package org.kerasjvm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;

/** Batches that are gathered while others run. */
@Timeout(60)
class ChunkQueueTest {

  private static final int ROWS = 3;

  private final Runtime runtime = new Runtime().retain();

  @AfterEach
  void closeRuntime() {
    runtime.close();
  }

  /** Rows of each type but text, their values told by the number of the batch. */
  private static List<NDArray> batch(int number, int rows) {
    NDArray x = NDArray.arange(2 * rows).reshape(rows, 2).add(100.0 * number);
    List<NDArray> arrays = new ArrayList<>();
    for (DType type : DType.values()) {
      if (type != DType.STRING) {
        arrays.add(type == DType.UINT8 ? x.subtract(100.0 * number).astype(type) : x.astype(type));
      }
    }
    return arrays;
  }

  private static ChunkQueue.Source source(Iterable<List<NDArray>> batches) {
    Iterator<List<NDArray>> iterator = batches.iterator();
    return () -> iterator.hasNext() ? iterator.next() : null;
  }

  private static Chunk.Layout layout() {
    return Chunk.Layout.of(batch(0, ROWS));
  }

  /** The batches of a chunk as they lie in native memory. */
  private static List<List<NDArray>> batches(Chunk chunk) {
    List<List<NDArray>> all = new ArrayList<>();
    for (int k = 0; k < chunk.batches(); k++) {
      int from = k * chunk.batchSize();
      int to = Math.min(from + chunk.batchSize(), chunk.data().rows());
      List<NDArray> arrays = new ArrayList<>();
      for (int n = 0; n < chunk.data().specs().size(); n++) {
        arrays.add(Tensors.toArray(chunk.data().tensor(n)).slice(from, to));
      }
      all.add(arrays);
    }
    return all;
  }

  @Test
  void batchesComeWholeAndInOrder() throws InterruptedException {
    List<List<NDArray>> given = new ArrayList<>();
    for (int k = 0; k < 1000; k++) {
      given.add(batch(k, ROWS));
    }
    given.add(batch(1000, 2));
    given.add(batch(1001, ROWS));
    List<List<NDArray>> taken = new ArrayList<>();
    try (ChunkQueue queue = new ChunkQueue(runtime, layout())) {
      queue.start(source(given));
      for (Chunk chunk = queue.take(); chunk != null; chunk = queue.take()) {
        try (Chunk closed = chunk) {
          taken.addAll(batches(closed));
        }
      }
      assertThat(queue.take()).as("behind the end").isNull();
    }
    assertThat(taken).isEqualTo(given);
  }

  @Test
  void whoIsBusyGetsManyBatchesAtOnceAndWhoWaitsGetsOne() throws InterruptedException {
    Semaphore made = new Semaphore(1);
    CountDownLatch gathered = new CountDownLatch(9);
    try (ChunkQueue queue = new ChunkQueue(runtime, layout())) {
      queue.start(
          () -> {
            gathered.countDown();
            made.acquire();
            return batch(0, ROWS);
          });
      try (Chunk first = queue.take()) {
        assertThat(first.batches()).isEqualTo(1);
        made.release(7);
        gathered.await();
      }
      try (Chunk second = queue.take()) {
        assertThat(second.batches()).isEqualTo(7);
        assertThat(second.data().rows()).isEqualTo(256 * ROWS);
      }
    }
  }

  @Test
  void aBatchWithFewerRowsIsAlone() throws InterruptedException {
    try (ChunkQueue queue = new ChunkQueue(runtime, layout())) {
      queue.start(source(List.of(batch(0, 2))));
      try (Chunk chunk = queue.take()) {
        assertThat(chunk.batches()).isEqualTo(1);
        assertThat(chunk.data().rows()).isEqualTo(2);
        assertThat(chunk.batchSize()).isEqualTo(ROWS);
      }
    }
  }

  @Test
  void aBatchWithMoreRowsIsAloneAndCountsAsAPartOfALargerOne() throws InterruptedException {
    try (ChunkQueue queue = new ChunkQueue(runtime, layout())) {
      queue.start(source(List.of(batch(0, 5))));
      try (Chunk chunk = queue.take()) {
        assertThat(chunk.data().rows()).isEqualTo(5);
        assertThat(chunk.batchSize()).isEqualTo(6);
        assertThat(chunk.data().batches(6)).isEqualTo(1);
      }
    }
  }

  @Test
  void aChunkHoldsAPowerOfTwoUpToFourMegabytes() {
    assertThat(layout().batches()).isEqualTo(256);
    NDArray megabyte = NDArray.zeros(DType.FLOAT32, 32, 8192);
    assertThat(Chunk.Layout.of(List.of(megabyte)).batches()).isEqualTo(4);
    assertThat(Chunk.Layout.of(List.of(megabyte, NDArray.zeros(DType.UINT8, 32))).batches())
        .isEqualTo(2);
    NDArray huge = NDArray.zeros(DType.FLOAT32, 32, 8192 * 9);
    assertThat(Chunk.Layout.of(List.of(huge)).batches()).isEqualTo(1);
    NDArray text = NDArray.of(new String[] {"a", "b"});
    assertThat(Chunk.Layout.of(List.of(text)).batches()).isEqualTo(1);
  }

  @Test
  void textComesOneBatchAtATime() throws InterruptedException {
    List<NDArray> text = List.of(NDArray.of(new String[] {"a", "ß"}));
    try (ChunkQueue queue = new ChunkQueue(runtime, Chunk.Layout.of(text))) {
      queue.start(source(List.of(text, text)));
      for (int k = 0; k < 2; k++) {
        try (Chunk chunk = queue.take()) {
          assertThat(batches(chunk)).containsExactly(text);
        }
      }
      assertThat(queue.take()).isNull();
    }
  }

  @Test
  void aFailureComesBehindTheBatchesBeforeIt() throws InterruptedException {
    int[] next = {0};
    try (ChunkQueue queue = new ChunkQueue(runtime, layout())) {
      queue.start(
          () -> {
            if (next[0] == 5) {
              throw new IllegalStateException("no batch 5");
            }
            return batch(next[0]++, ROWS);
          });
      int count = 0;
      while (count < 5) {
        try (Chunk chunk = queue.take()) {
          count += chunk.batches();
        }
      }
      assertThatThrownBy(queue::take).hasMessage("no batch 5");
      queue.start(source(List.of(batch(8, ROWS))));
      try (Chunk again = queue.take()) {
        assertThat(batches(again)).containsExactly(batch(8, ROWS));
      }
    }
  }

  @Test
  void gathersNoMoreThanTwoChunksAhead() throws InterruptedException {
    int[] made = {0};
    NDArray large = NDArray.zeros(DType.FLOAT32, 32, 8192);
    try (ChunkQueue queue = new ChunkQueue(runtime, Chunk.Layout.of(List.of(large)))) {
      queue.start(
          () -> {
            made[0]++;
            return Arrays.asList(large);
          });
      Thread.sleep(300);
      assertThat(made[0]).as("two chunks of four, and one batch in hand").isLessThanOrEqualTo(9);
      queue.stop();
      assertThat(Thread.getAllStackTraces().keySet())
          .extracting(Thread::getName)
          .doesNotContain("kerasjvm-feeder");
    }
  }
}
