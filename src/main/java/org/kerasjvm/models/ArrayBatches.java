package org.kerasjvm.models;

import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.engine.DataSpec;
import org.kerasjvm.engine.ResidentData;
import org.kerasjvm.random.GlobalRandom;
import org.kerasjvm.random.TensorFlowShuffle;

/**
 * Batches of arrays in native memory, in Keras's order ({@code
 * keras/src/trainers/data_adapters/array_data_adapter.py}): with a seed every pass takes the same
 * permutation, without one a new one.
 */
final class ArrayBatches implements BatchSource<Span> {

  /** The order of rows. */
  enum Order {
    /** As they are. */
    GIVEN,
    /** Permuted. */
    SHUFFLED,
    /** As they are, permuted within each batch. */
    SHUFFLED_IN_BATCHES;

    /** By what {@code shuffle} was given: true, false or "batch". */
    static Order of(Object shuffle) {
      return shuffle.equals("batch")
          ? SHUFFLED_IN_BATCHES
          : shuffle.equals(true) ? SHUFFLED : GIVEN;
    }
  }

  private final ResidentData data;
  private final int batchSize;
  private final Order order;
  private boolean ordered;
  private int cursor;

  /**
   * Batches of data, which is closed with them.
   *
   * @param batchSize rows a batch, the last one perhaps fewer
   */
  ArrayBatches(ResidentData data, int batchSize, Order order) {
    this.data = data;
    this.batchSize = batchSize;
    this.order = order;
  }

  @Override
  public Integer batches() {
    return data.batches(batchSize);
  }

  @Override
  public void restart() {
    cursor = 0;
    OptionalLong seed = GlobalRandom.tensorFlowSeed();
    if (order != Order.GIVEN && !(ordered && seed.isPresent())) {
      data.reorder(permutation(seed));
      ordered = seed.isPresent();
    }
  }

  /** The rows of a pass. */
  int rows() {
    return data.rows();
  }

  /** What the tensors look like. */
  List<DataSpec> specs() {
    return data.specs();
  }

  /** Rows a batch. */
  int batchSize() {
    return batchSize;
  }

  /** Whether every pass takes the rows in one order. */
  boolean alwaysAlike() {
    return order == Order.GIVEN || GlobalRandom.tensorFlowSeed().isPresent();
  }

  /** The data in the order of some passes: of one if all are alike, else one after the other. */
  ResidentData passes(int count) {
    if (alwaysAlike()) {
      restart();
      return data;
    }
    int[] all = new int[count * rows()];
    for (int k = 0; k < count; k++) {
      System.arraycopy(permutation(OptionalLong.empty()), 0, all, k * rows(), rows());
    }
    data.reorder(all);
    return data;
  }

  @Override
  public @Nullable Span next(int most) {
    int count = Math.min(most, batches() - cursor);
    if (count == 0) {
      return null;
    }
    Span span = new Span(data, cursor, count, batchSize, false);
    cursor += count;
    return span;
  }

  @Override
  public int count(Span taken) {
    return taken.count();
  }

  private int[] permutation(OptionalLong seed) {
    int rows = data.rows();
    if (order == Order.SHUFFLED) {
      return seed.isPresent()
          ? TensorFlowShuffle.permutation(seed.getAsLong(), rows)
          : random(rows, new Random());
    }
    TensorFlowShuffle kernel = new TensorFlowShuffle(seed.orElse(0));
    Random random = new Random();
    int[] all = new int[rows];
    for (int from = 0; from < rows; from += batchSize) {
      int size = Math.min(batchSize, rows - from);
      int[] within = seed.isPresent() ? kernel.next(size) : random(size, random);
      for (int k = 0; k < size; k++) {
        all[from + k] = from + within[k];
      }
    }
    return all;
  }

  private static int[] random(int n, Random random) {
    int[] order = new int[n];
    for (int k = 0; k < n; k++) {
      int j = random.nextInt(k + 1);
      order[k] = order[j];
      order[j] = k;
    }
    return order;
  }

  @Override
  public void close() {
    data.close();
  }
}
