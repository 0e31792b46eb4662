package org.kerasjvm;

import org.kerasjvm.config.AutoNames;
import org.kerasjvm.random.GlobalRandom;

/** Keras's functions on global state ({@code keras.utils.set_random_seed} and the like). */
public final class Keras {

  private Keras() {}

  /**
   * Seeds all random numbers: initial weights, dropout, the order of batches, and what stands for
   * Python's {@code random} and {@code numpy.random}. With the same seed, numbers equal Keras's.
   *
   * @param seed from 0 to 2^32 - 1
   * @throws IllegalArgumentException if it is outside
   */
  public static void setRandomSeed(long seed) {
    GlobalRandom.setRandomSeed(seed);
  }

  /** Starts the numbering of layer names anew: the next Dense is {@code dense} again. */
  public static void clearSession() {
    AutoNames.reset();
  }
}
