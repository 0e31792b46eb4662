package org.kerasjvm.random;

/**
 * Python's {@code random.Random}: the same numbers for the same integer seed (CPython {@code
 * Lib/random.py}, {@code Modules/_randommodule.c}). Thread-safe.
 */
public final class PythonRandom {
  private MersenneTwister twister;

  /** A generator seeded from the operating system. */
  public PythonRandom() {
    this.twister = MersenneTwister.ofEntropy();
  }

  /** A generator seeded with {@code seed}. */
  public PythonRandom(long seed) {
    this.twister = ofSeed(seed);
  }

  /** A saved position in the stream; opaque and immutable. */
  public static final class State {
    private final MersenneTwister twister;

    private State(MersenneTwister twister) {
      this.twister = twister;
    }

    /** The state as numbers, for {@link #of}. */
    public int[] toIntArray() {
      return twister.words();
    }

    /**
     * A state from its numbers.
     *
     * @throws IllegalArgumentException if they are none
     */
    public static State of(int... numbers) {
      return new State(MersenneTwister.ofWords(numbers));
    }
  }

  private static MersenneTwister ofSeed(long seed) {
    long magnitude = Math.abs(seed);
    int high = (int) (magnitude >>> 32);
    return high == 0
        ? MersenneTwister.ofKey((int) magnitude)
        : MersenneTwister.ofKey((int) magnitude, high);
  }

  /** {@code random.seed(seed)}; the sign does not count, as in Python. */
  public synchronized void seed(long seed) {
    twister = ofSeed(seed);
  }

  /** {@code random.getstate()}. */
  public synchronized State getState() {
    return new State(twister.copy());
  }

  /** {@code random.setstate(state)}. */
  public synchronized void setState(State state) {
    twister = state.twister.copy();
  }

  /** {@code random.random()}: a double in [0, 1). */
  public synchronized double random() {
    return twister.nextDouble();
  }

  /**
   * {@code random.getrandbits(bits)}.
   *
   * @param bits 1 to 63
   */
  public synchronized long getrandbits(int bits) {
    if (bits < 1 || bits > 63) {
      throw new IllegalArgumentException(
          "getrandbits: bits must be from 1 to 63; received " + bits + ".");
    }
    if (bits <= 32) {
      return Integer.toUnsignedLong(twister.next()) >>> (32 - bits);
    }
    long low = Integer.toUnsignedLong(twister.next());
    long high = Integer.toUnsignedLong(twister.next()) >>> (64 - bits);
    return high << 32 | low;
  }

  /** {@code random.randint(a, b)}: both ends included. */
  public synchronized long randint(long a, long b) {
    long width = b - a + 1;
    if (b < a || width <= 0) {
      throw new IllegalArgumentException(
          "randint: needs a <= b, less than 2**63 apart; received " + a + " and " + b + ".");
    }
    return a + randbelow(width);
  }

  private long randbelow(long n) {
    int bits = 64 - Long.numberOfLeadingZeros(n);
    long r = getrandbits(bits);
    while (r >= n) {
      r = getrandbits(bits);
    }
    return r;
  }

  /** {@code random.shuffle(values)}, in place. */
  public synchronized void shuffle(int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = (int) randbelow(i + 1L);
      int kept = values[i];
      values[i] = values[j];
      values[j] = kept;
    }
  }
}
