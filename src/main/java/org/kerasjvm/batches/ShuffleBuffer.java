package org.kerasjvm.batches;

import java.util.List;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.data.RowBuffer;
import org.kerasjvm.random.DatasetShuffle;

/**
 * Rows in a ring, of which one goes out at random and the first takes its place: TensorFlow's
 * kernel ({@code tensorflow/core/kernels/data/shuffle_dataset_op.cc}).
 */
final class ShuffleBuffer {

  private static final int FIRST_ROOM = 256;

  private final int size;
  private final DatasetShuffle.Draws draws;
  private List<RowBuffer> ring = List.of();
  private int room;
  private long start;
  private long end;

  /** An empty buffer of some rows; memory grows with those that come. */
  ShuffleBuffer(int size, DatasetShuffle.Draws draws) {
    this.size = size;
    this.draws = draws;
  }

  boolean isFull() {
    return end - start == size;
  }

  boolean isEmpty() {
    return end == start;
  }

  /**
   * Copies a row in.
   *
   * @throws IllegalArgumentException if it is not like those before
   */
  void put(List<NDArray> arrays, int row) {
    if (end == 0) {
      ring = arrays.stream().map(RowBuffer::like).toList();
    }
    requireFit(arrays);
    int place = (int) (end % size);
    if (place >= room) {
      room = (int) Math.min(size, Math.max(FIRST_ROOM, room * 2L));
      ring.forEach(rows -> rows.reserve(room));
    }
    for (int k = 0; k < ring.size(); k++) {
      ring.get(k).put(place, arrays.get(k), row);
    }
    end++;
  }

  private void requireFit(List<NDArray> arrays) {
    boolean fits = arrays.size() == ring.size();
    for (int k = 0; fits && k < ring.size(); k++) {
      fits = ring.get(k).fits(arrays.get(k));
    }
    if (!fits) {
      List<RowBuffer> received = arrays.stream().map(RowBuffer::like).toList();
      throw new IllegalArgumentException(
          "ShuffledBatches: all batches must have the same arrays, %s; received %s."
              .formatted(ring, received));
    }
  }

  /** Moves a row out, to a place in other buffers. */
  void take(List<RowBuffer> out, int place) {
    int taken = (int) ((start + draws.next((int) (end - start))) % size);
    int first = (int) (start % size);
    for (int k = 0; k < ring.size(); k++) {
      out.get(k).put(place, ring.get(k), taken);
      ring.get(k).put(taken, ring.get(k), first);
    }
    start++;
  }
}
