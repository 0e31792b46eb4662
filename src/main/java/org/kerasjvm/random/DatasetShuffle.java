package org.kerasjvm.random;

import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The draws of {@code tf.data.Dataset.shuffle}: which element of its buffer goes next ({@code
 * tensorflow/core/kernels/data/shuffle_dataset_op.cc}, {@code random_seed_ops.cc}, {@code
 * tensorflow/python/framework/random_seed.py}, TensorFlow 2.18). An object belongs to one data set;
 * each iteration of it starts a new {@link Draws}. Thread-safe.
 */
public final class DatasetShuffle {

  private static final long MODULUS = Integer.MAX_VALUE;
  private static final long DEFAULT_GRAPH_SEED = 87654321;

  private final long seed;
  private final long seed2;
  private final @Nullable Philox iterations;

  /**
   * Takes seeds as TensorFlow does: with a global one it and the given one, or a draw for it;
   * without a global one a fixed one and the given one; without any, others in each process.
   *
   * @param seed of this shuffling, or null
   * @param reshuffleEachIteration whether every iteration takes another order
   */
  public DatasetShuffle(@Nullable Integer seed, boolean reshuffleEachIteration) {
    this(GlobalRandom.tensorFlowSeed(), seed, reshuffleEachIteration);
  }

  /** As with a global seed. */
  DatasetShuffle(OptionalLong global, @Nullable Integer seed, boolean reshuffleEachIteration) {
    boolean seeded = global.isPresent() || seed != null;
    if (seeded) {
      long operation = seed != null ? seed : GlobalRandom.makeOperationSeed();
      this.seed = Math.floorMod(global.orElse(DEFAULT_GRAPH_SEED), MODULUS);
      long second = Math.floorMod(operation, MODULUS);
      this.seed2 = this.seed == 0 && second == 0 ? MODULUS : second;
    } else {
      this.seed = ThreadLocalRandom.current().nextLong();
      this.seed2 = ThreadLocalRandom.current().nextLong();
    }
    this.iterations = reshuffleEachIteration ? Philox.of(this.seed, 0, seed2) : null;
  }

  /** The draws of the next iteration. */
  public Draws iterate() {
    Philox next = iterations;
    if (next == null) {
      return new Draws(Philox.of(seed, 0, seed2));
    }
    synchronized (next) {
      long first = Integer.toUnsignedLong(next.next());
      long second = Integer.toUnsignedLong(next.next());
      return new Draws(Philox.of(first, 0, second));
    }
  }

  /** The draws of one iteration. Not thread-safe. */
  public static final class Draws {
    private final Philox words;

    private Draws(Philox words) {
      this.words = words;
    }

    /** A number from 0 to {@code n - 1}. */
    public int next(int n) {
      return (int) (Integer.toUnsignedLong(words.next()) % n);
    }
  }
}
