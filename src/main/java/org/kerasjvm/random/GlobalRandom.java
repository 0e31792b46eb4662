package org.kerasjvm.random;

import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The process-wide random state that {@code keras.utils.set_random_seed} seeds: Python's generator,
 * numpy's generator and TensorFlow's global seed ({@code keras/src/utils/rng_utils.py}, Keras 3.8).
 * Until somebody seeds them, both generators start from the operating system and there is no
 * TensorFlow seed. Thread-safe. A thread may have a state of its own for a while: {@link #apart}.
 */
public final class GlobalRandom {

  /** The generators of the process, or of a thread. */
  private static final class Generators {
    final PythonRandom python = new PythonRandom();
    final NumpyRandomState numpy = new NumpyRandomState();
    final PythonRandom operations = new PythonRandom();
    final @Nullable Generators outer;
    @Nullable Consumer<State> whenSettled;
    @Nullable Long tensorFlowSeed;

    Generators(@Nullable Generators outer) {
      this.outer = outer;
    }

    synchronized void setRandomSeed(long seed) {
      numpy.seed(seed);
      python.seed(seed);
      tensorFlowSeed(seed);
    }

    synchronized void tensorFlowSeed(@Nullable Long seed) {
      tensorFlowSeed = seed;
      operations.seed(seed == null ? 0 : seed);
    }

    synchronized OptionalLong tensorFlowSeed() {
      Long seed = tensorFlowSeed;
      return seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
    }

    synchronized State save() {
      return new State(python.getState(), numpy.getState(), operations.getState(), tensorFlowSeed);
    }

    synchronized void restore(State state) {
      python.setState(state.python);
      numpy.setState(state.numpy);
      operations.setState(state.operations);
      tensorFlowSeed = state.tensorFlowSeed;
    }
  }

  private static final Generators PROCESS = new Generators(null);
  private static final ThreadLocal<@Nullable Generators> APART = new ThreadLocal<>();

  private GlobalRandom() {}

  private static Generators current() {
    Generators own = APART.get();
    return own == null ? PROCESS : own;
  }

  /** A saved state of all three, for {@link #restore}; opaque and immutable. */
  public static final class State {
    private final PythonRandom.State python;
    private final NumpyRandomState.State numpy;
    private final PythonRandom.State operations;
    private final @Nullable Long tensorFlowSeed;

    private State(
        PythonRandom.State python,
        NumpyRandomState.State numpy,
        PythonRandom.State operations,
        @Nullable Long tensorFlowSeed) {
      this.python = python;
      this.numpy = numpy;
      this.operations = operations;
      this.tensorFlowSeed = tensorFlowSeed;
    }

    /** Whether the same numbers follow. */
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof State state
          && Arrays.equals(python.toIntArray(), state.python.toIntArray())
          && Arrays.equals(operations.toIntArray(), state.operations.toIntArray())
          && numpy.equals(state.numpy)
          && Objects.equals(tensorFlowSeed, state.tensorFlowSeed);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(python.toIntArray());
    }
  }

  /**
   * Runs an action on this thread with random state of its own, which nobody else sees.
   *
   * @param start where the state begins; {@link #save} within the action tells where it has come to
   * @param whenSettled hears the state when the action first says that it is {@linkplain #settled
   *     settled}
   */
  public static <T> T apart(State start, Consumer<State> whenSettled, Supplier<T> action) {
    Generators own = new Generators(APART.get());
    own.restore(start);
    own.whenSettled = whenSettled;
    return with(own, action);
  }

  /**
   * Runs an action on this thread as after {@link #setRandomSeed}, and leaves the random state
   * outside of it alone.
   *
   * @param seed 0 to 2^32 - 1
   */
  public static <T> T seeded(long seed, Supplier<T> action) {
    Generators own = new Generators(APART.get());
    own.setRandomSeed(seed);
    return with(own, action);
  }

  private static <T> T with(Generators own, Supplier<T> action) {
    APART.set(own);
    try {
      return action.get();
    } finally {
      if (own.outer == null) {
        APART.remove();
      } else {
        APART.set(own.outer);
      }
    }
  }

  /**
   * Says that this thread will hardly draw more: training begins, and the model is built. Who runs
   * it {@linkplain #apart apart} may then start what draws behind it.
   */
  public static void settled() {
    for (Generators own = APART.get(); own != null; own = own.outer) {
      Consumer<State> listener = own.whenSettled;
      own.whenSettled = null;
      if (listener != null) {
        listener.accept(own.save());
      }
    }
  }

  /**
   * {@code keras.utils.set_random_seed(seed)}.
   *
   * @param seed 0 to 2^32 - 1, as numpy wants it
   */
  public static void setRandomSeed(long seed) {
    current().setRandomSeed(seed);
  }

  /** Python's global generator, behind the functions of module {@code random}. */
  public static PythonRandom python() {
    return current().python;
  }

  /** numpy's global generator, behind the functions of {@code numpy.random}. */
  public static NumpyRandomState numpy() {
    return current().numpy;
  }

  /** Keras's {@code make_default_seed()}: a draw from 1 to 1,000,000,000 on Python's generator. */
  public static int makeDefaultSeed() {
    return (int) python().randint(1, 1_000_000_000);
  }

  /** TensorFlow's global seed; empty until set. */
  public static OptionalLong tensorFlowSeed() {
    return current().tensorFlowSeed();
  }

  /**
   * What TensorFlow gives an operation without a seed where there is a global one: a draw on a
   * generator that only such operations use ({@code tensorflow/python/eager/context.py}).
   */
  public static long makeOperationSeed() {
    return current().operations.randint(0, Integer.MAX_VALUE);
  }

  /** {@code tf.random.set_seed(seed)}: fixes the batch order but not the weights. */
  public static void setTensorFlowSeed(long seed) {
    current().tensorFlowSeed(seed);
  }

  /** Saves all three. */
  public static State save() {
    return current().save();
  }

  /** Puts all three back to where they were at {@link #save}. */
  public static void restore(State state) {
    current().restore(state);
  }
}
