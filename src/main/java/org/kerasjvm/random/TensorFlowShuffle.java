package org.kerasjvm.random;

import java.util.stream.IntStream;

/**
 * TensorFlow's {@code RandomShuffle} kernel with a graph seed and operation seed 0, as Keras's
 * {@code fit} uses it for the batch order: with a global seed, every epoch of every {@code fit}
 * takes {@link #permutation(long, int)} ({@code tensorflow/core/kernels/random_shuffle_op.cc},
 * {@code keras/src/trainers/data_adapters/array_data_adapter.py}, Keras 3.8).
 *
 * <p>An object is one kernel with its position in the stream, for {@code shuffle="batch"}, where
 * one kernel permutes the batches of an epoch one after the other. Not thread-safe.
 */
public final class TensorFlowShuffle {
  private static final long MAX_SEED = 0x7fffffffL;

  private final long key;
  private final long counterHigh;
  private long block;

  /** A fresh kernel for TensorFlow's global seed. */
  public TensorFlowShuffle(long globalSeed) {
    this.key = Math.floorMod(globalSeed, MAX_SEED);
    this.counterHigh = key == 0 ? MAX_SEED : 0;
  }

  /** Returns 0 to n - 1 in the order of the kernel's first call. */
  public static int[] permutation(long globalSeed, int n) {
    return permutation(globalSeed, n, 0);
  }

  /**
   * Returns the order of the kernel's call number {@code call}, counted from 0, all of {@code n}
   * elements.
   */
  public static int[] permutation(long globalSeed, int n, int call) {
    TensorFlowShuffle kernel = new TensorFlowShuffle(globalSeed);
    kernel.block = call * blocks(n);
    return kernel.next(n);
  }

  /** Returns 0 to n - 1 in the order of this kernel's next call. */
  public int[] next(int n) {
    if (n < 0) {
      throw new IllegalArgumentException("RandomShuffle: n must be 0 or more; received " + n + ".");
    }
    Philox words = Philox.of(key, block, counterHigh);
    block += blocks(n);
    int[] order = IntStream.range(0, n).toArray();
    for (int i = 0; i < n - 1; i++) {
      int j = i + Integer.remainderUnsigned(words.next(), n - i);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
    return order;
  }

  /** Blocks of four words that a call over {@code n} elements reserves. */
  private static long blocks(int n) {
    return n <= 1 ? 0 : (n - 1 + 3) / 4;
  }
}
