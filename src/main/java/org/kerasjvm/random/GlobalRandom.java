package org.kerasjvm.random;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The process-wide random state that {@code keras.utils.set_random_seed} seeds: Python's generator,
 * numpy's generator and TensorFlow's global seed ({@code keras/src/utils/rng_utils.py}, Keras 3.8).
 * Until somebody seeds them, both generators start from the operating system and there is no
 * TensorFlow seed. Thread-safe.
 */
public final class GlobalRandom {
  private static final PythonRandom PYTHON = new PythonRandom();
  private static final NumpyRandomState NUMPY = new NumpyRandomState();
  private static @Nullable Long tensorFlowSeed;

  private GlobalRandom() {}

  /** A saved state of all three, for {@link #restore}; opaque and immutable. */
  public static final class State {
    private final PythonRandom.State python;
    private final NumpyRandomState.State numpy;
    private final @Nullable Long tensorFlowSeed;

    private State(
        PythonRandom.State python, NumpyRandomState.State numpy, @Nullable Long tensorFlowSeed) {
      this.python = python;
      this.numpy = numpy;
      this.tensorFlowSeed = tensorFlowSeed;
    }
  }

  /**
   * {@code keras.utils.set_random_seed(seed)}.
   *
   * @param seed 0 to 2^32 - 1, as numpy wants it
   */
  public static synchronized void setRandomSeed(long seed) {
    NUMPY.seed(seed);
    PYTHON.seed(seed);
    tensorFlowSeed = seed;
  }

  /** Python's global generator, behind the functions of module {@code random}. */
  public static PythonRandom python() {
    return PYTHON;
  }

  /** numpy's global generator, behind the functions of {@code numpy.random}. */
  public static NumpyRandomState numpy() {
    return NUMPY;
  }

  /** Keras's {@code make_default_seed()}: a draw from 1 to 1,000,000,000 on Python's generator. */
  public static int makeDefaultSeed() {
    return (int) PYTHON.randint(1, 1_000_000_000);
  }

  /** TensorFlow's global seed; empty until set. */
  public static synchronized OptionalLong tensorFlowSeed() {
    Long seed = tensorFlowSeed;
    return seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
  }

  /** {@code tf.random.set_seed(seed)}: fixes the batch order but not the weights. */
  public static synchronized void setTensorFlowSeed(long seed) {
    tensorFlowSeed = seed;
  }

  /** Saves all three. */
  public static synchronized State save() {
    return new State(PYTHON.getState(), NUMPY.getState(), tensorFlowSeed);
  }

  /** Puts all three back to where they were at {@link #save}. */
  public static synchronized void restore(State state) {
    PYTHON.setState(state.python);
    NUMPY.setState(state.numpy);
    tensorFlowSeed = state.tensorFlowSeed;
  }
}
