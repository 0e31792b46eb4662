package org.kerasjvm.random;

import java.security.SecureRandom;

/**
 * MT19937, the 32-bit Mersenne Twister under both Python's {@code random} and numpy's {@code
 * RandomState} (Matsumoto and Nishimura's mt19937ar, with its two ways of seeding). Not
 * thread-safe.
 */
final class MersenneTwister {
  private static final int N = 624;
  private static final int M = 397;
  private static final int UPPER = 0x80000000;
  private static final int MATRIX = 0x9908b0df;

  private final int[] state;
  private int position;

  private MersenneTwister(int[] state, int position) {
    this.state = state;
    this.position = position;
  }

  /** Seeds with one word ({@code init_genrand}), as numpy does. */
  static MersenneTwister ofSeed(int seed) {
    int[] state = new int[N];
    state[0] = seed;
    for (int i = 1; i < N; i++) {
      state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
    }
    return new MersenneTwister(state, N);
  }

  /** Seeds with a key of any length ({@code init_by_array}), as Python does. */
  static MersenneTwister ofKey(int... key) {
    int[] state = ofSeed(19650218).state;
    int i = 1;
    int j = 0;
    for (int k = Math.max(N, key.length); k > 0; k--) {
      state[i] = (state[i] ^ (mix(state[i - 1]) * 1664525)) + key[j] + j;
      j = (j + 1) % key.length;
      i = advance(state, i);
    }
    for (int k = N - 1; k > 0; k--) {
      state[i] = (state[i] ^ (mix(state[i - 1]) * 1566083941)) - i;
      i = advance(state, i);
    }
    state[0] = 0x80000000;
    return new MersenneTwister(state, N);
  }

  /** Seeds from the operating system. */
  static MersenneTwister ofEntropy() {
    SecureRandom source = new SecureRandom();
    return ofKey(source.ints(N).toArray());
  }

  private static int mix(int word) {
    return word ^ (word >>> 30);
  }

  private static int advance(int[] state, int i) {
    if (i + 1 < N) {
      return i + 1;
    }
    state[0] = state[N - 1];
    return 1;
  }

  MersenneTwister copy() {
    return new MersenneTwister(state.clone(), position);
  }

  /** The position and then the words: Python's {@code getstate()[1]}, position first. */
  int[] words() {
    int[] words = new int[N + 1];
    words[0] = position;
    System.arraycopy(state, 0, words, 1, N);
    return words;
  }

  /** A generator that goes on from {@link #words}. */
  static MersenneTwister ofWords(int[] words) {
    if (words.length != N + 1 || words[0] < 0 || words[0] > N) {
      throw new IllegalArgumentException(
          "The state of a random generator must be 625 numbers; received " + words.length + ".");
    }
    return new MersenneTwister(java.util.Arrays.copyOfRange(words, 1, N + 1), words[0]);
  }

  /** Returns the next 32 random bits. */
  int next() {
    if (position == N) {
      refill();
    }
    int y = state[position++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return y ^ (y >>> 18);
  }

  private void refill() {
    for (int i = 0; i < N; i++) {
      int y = (state[i] & UPPER) | (state[(i + 1) % N] & ~UPPER);
      state[i] = state[(i + M) % N] ^ (y >>> 1) ^ ((y & 1) == 0 ? 0 : MATRIX);
    }
    position = 0;
  }

  /** Returns a double in [0, 1) of 53 random bits, from two words. */
  double nextDouble() {
    int high = next() >>> 5;
    int low = next() >>> 6;
    return (high * 67108864.0 + low) / 9007199254740992.0;
  }
}
