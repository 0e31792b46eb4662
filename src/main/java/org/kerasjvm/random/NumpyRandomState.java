package org.kerasjvm.random;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.data.NDArray;

/**
 * numpy's legacy {@code RandomState}, which every integer {@code random_state} of scikit-learn
 * stands for: the same numbers for the same seed (numpy {@code random/mtrand.pyx}). Thread-safe.
 */
public final class NumpyRandomState {
  private MersenneTwister twister;
  private double spareGauss = Double.NaN;

  /** A generator seeded from the operating system. */
  public NumpyRandomState() {
    this.twister = MersenneTwister.ofEntropy();
  }

  /**
   * {@code RandomState(seed)}.
   *
   * @param seed 0 to 2^32 - 1
   */
  public NumpyRandomState(long seed) {
    this.twister = MersenneTwister.ofSeed(checked(seed));
  }

  /** A saved position in the stream; opaque and immutable. */
  public static final class State {
    private final MersenneTwister twister;
    private final double spareGauss;

    private State(MersenneTwister twister, double spareGauss) {
      this.twister = twister;
      this.spareGauss = spareGauss;
    }

    /** Whether the same numbers follow. */
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof State state
          && Arrays.equals(twister.words(), state.twister.words())
          && Double.compare(spareGauss, state.spareGauss) == 0;
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(twister.words());
    }
  }

  static int checked(long seed) {
    if (seed < 0 || seed > 0xffffffffL) {
      throw new IllegalArgumentException(
          "RandomState: seed must be between 0 and 2**32 - 1; received " + seed + ".");
    }
    return (int) seed;
  }

  /** {@code seed(seed)}, as the constructor does. */
  public synchronized void seed(long seed) {
    twister = MersenneTwister.ofSeed(checked(seed));
    spareGauss = Double.NaN;
  }

  /** {@code get_state()}. */
  public synchronized State getState() {
    return new State(twister.copy(), spareGauss);
  }

  /** {@code set_state(state)}. */
  public synchronized void setState(State state) {
    twister = state.twister.copy();
    spareGauss = state.spareGauss;
  }

  /** {@code random_sample()}: a double in [0, 1). */
  public synchronized double randomSample() {
    return twister.nextDouble();
  }

  /** {@code random_sample(shape)}: float64 in [0, 1), row-major. */
  public synchronized NDArray randomSample(int... shape) {
    return uniform(0, 1, shape);
  }

  /** {@code uniform(low, high)}. */
  public synchronized double uniform(double low, double high) {
    return low + (high - low) * twister.nextDouble();
  }

  /** {@code uniform(low, high, size=shape)}, float64, row-major. */
  public synchronized NDArray uniform(double low, double high, int... shape) {
    double[] out = new double[count(shape)];
    Arrays.setAll(out, i -> uniform(low, high));
    return NDArray.of(out, shape);
  }

  /** {@code randint(low, high)}: {@code high} excluded. */
  public synchronized long randint(long low, long high) {
    if (low >= high || high - 1 - low < 0) {
      throw new IllegalArgumentException(
          "randint: needs low < high, less than 2**63 apart; received "
              + low
              + " and "
              + high
              + ".");
    }
    return low + interval(high - 1 - low);
  }

  /** {@code randint(low, high, size=shape)}, int64, row-major. */
  public synchronized NDArray randint(long low, long high, int... shape) {
    long[] out = new long[count(shape)];
    Arrays.setAll(out, i -> randint(low, high));
    return NDArray.of(out, shape);
  }

  /** A number from 0 to {@code max}: masked bits, drawn again while too large. */
  private long interval(long max) {
    if (max == 0) {
      return 0;
    }
    long mask = -1L >>> Long.numberOfLeadingZeros(max);
    long value = word(max) & mask;
    while (value > max) {
      value = word(max) & mask;
    }
    return value;
  }

  private long word(long max) {
    long word = Integer.toUnsignedLong(twister.next());
    return max <= 0xffffffffL ? word : word << 32 | Integer.toUnsignedLong(twister.next());
  }

  /** {@code shuffle(values)}, in place. */
  public synchronized void shuffle(int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = (int) interval(i);
      int kept = values[i];
      values[i] = values[j];
      values[j] = kept;
    }
  }

  /** {@code permutation(n)}: 0 to n - 1 in random order. */
  public synchronized int[] permutation(int n) {
    return permutation(IntStream.range(0, n).toArray());
  }

  /** {@code permutation(values)}: a shuffled copy. */
  public synchronized int[] permutation(int[] values) {
    int[] copy = values.clone();
    shuffle(copy);
    return copy;
  }

  /** {@code choice(values, count, replace=replace)}. */
  public synchronized int[] choice(int[] values, int count, boolean replace) {
    if (!replace && count > values.length || values.length == 0 && count > 0) {
      throw new IllegalArgumentException(
          "choice: cannot take a larger sample than population when replace is false; received "
              + count
              + " of "
              + values.length
              + ".");
    }
    int[] places =
        replace
            ? IntStream.range(0, count).map(i -> (int) randint(0, values.length)).toArray()
            : Arrays.copyOf(permutation(values.length), count);
    return Arrays.stream(places).map(i -> values[i]).toArray();
  }

  /** {@code standard_normal()}, by the polar method with its spare value. */
  public synchronized double standardNormal() {
    if (!Double.isNaN(spareGauss)) {
      double spare = spareGauss;
      spareGauss = Double.NaN;
      return spare;
    }
    double x1;
    double x2;
    double r2;
    do {
      x1 = 2.0 * twister.nextDouble() - 1.0;
      x2 = 2.0 * twister.nextDouble() - 1.0;
      r2 = x1 * x1 + x2 * x2;
    } while (r2 >= 1.0 || r2 == 0.0);
    double f = Math.sqrt(-2.0 * Math.log(r2) / r2);
    spareGauss = f * x1;
    return f * x2;
  }

  /** {@code normal(loc, scale)}. */
  public synchronized double normal(double loc, double scale) {
    return loc + scale * standardNormal();
  }

  /** {@code normal(loc, scale, size=shape)}, float64, row-major. */
  public synchronized NDArray normal(double loc, double scale, int... shape) {
    double[] out = new double[count(shape)];
    Arrays.setAll(out, i -> normal(loc, scale));
    return NDArray.of(out, shape);
  }

  private static int count(int... shape) {
    return Arrays.stream(shape).reduce(1, Math::multiplyExact);
  }
}
