package org.kerasjvm;

import org.kerasjvm.config.AutoNames;
import org.kerasjvm.engine.Threads;
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

  /**
   * Threads within one operation, such as a large matrix product ({@code
   * tf.config.threading.set_intra_op_parallelism_threads}). TensorFlow has one such pool for the
   * process, which all models share, also those that train at once.
   *
   * @param threads 0, the default, for one a processor
   * @throws IllegalArgumentException if negative
   * @throws IllegalStateException once there is a model, if it is another number than before
   */
  public static void setIntraOpParallelismThreads(int threads) {
    Threads.intraOp(threads);
  }

  /** What was set; 0 for one a processor. */
  public static int intraOpParallelismThreads() {
    return Threads.intraOp();
  }

  /**
   * Threads that run operations which do not depend on each other at the same time ({@code
   * tf.config.threading.set_inter_op_parallelism_threads}); the pool is shared by all models.
   *
   * @param threads 0, the default, for one a processor in the training of models with a weight of
   *     65,536 numbers or more, and none for anything else: the thread that calls {@code fit} or
   *     {@code predict} then runs one operation after the other
   * @throws IllegalArgumentException if negative
   * @throws IllegalStateException once there is a model, if it is another number than before
   */
  public static void setInterOpParallelismThreads(int threads) {
    Threads.interOp(threads);
  }

  /** What was set; 0 for the choice by size. */
  public static int interOpParallelismThreads() {
    return Threads.interOp();
  }

  /** Starts the numbering of layer names anew: the next Dense is {@code dense} again. */
  public static void clearSession() {
    AutoNames.reset();
  }
}
