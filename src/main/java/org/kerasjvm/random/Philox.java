package org.kerasjvm.random;

/**
 * Philox 4x32-10, the counter-based generator of TensorFlow's kernels: a stream of 32-bit words in
 * blocks of four, one block per counter value (Salmon et al., "Parallel random numbers: as easy as
 * 1, 2, 3"). Not thread-safe.
 */
public final class Philox {
  private static final long M0 = 0xD2511F53L;
  private static final long M1 = 0xCD9E8D57L;
  private static final int W0 = 0x9E3779B9;
  private static final int W1 = 0xBB67AE85;

  private final int[] counter;
  private final int key0;
  private final int key1;
  private final int[] block = new int[4];
  private int used = 4;

  /**
   * A stream that starts at a counter.
   *
   * @param key the two key words
   * @param counter the 128-bit counter as four words, lowest first
   */
  public Philox(int[] key, int[] counter) {
    if (key.length != 2 || counter.length != 4) {
      throw new IllegalArgumentException(
          "Philox: needs a key of 2 and a counter of 4 words; received "
              + key.length
              + " and "
              + counter.length
              + ".");
    }
    this.key0 = key[0];
    this.key1 = key[1];
    this.counter = counter.clone();
  }

  /**
   * A stream from a 64-bit key and the two 64-bit halves of the counter, as TensorFlow keeps them.
   */
  static Philox of(long key, long counterLow, long counterHigh) {
    return new Philox(words(key), join(words(counterLow), words(counterHigh)));
  }

  private static int[] words(long value) {
    return new int[] {(int) value, (int) (value >>> 32)};
  }

  private static int[] join(int[] a, int[] b) {
    return new int[] {a[0], a[1], b[0], b[1]};
  }

  /** Returns the next 32-bit word. */
  public int next() {
    if (used == 4) {
      generate();
      skip(1);
      used = 0;
    }
    return block[used++];
  }

  /**
   * Moves the counter on by {@code blocks} blocks of four words, dropping what is left of this one.
   */
  public void skip(long blocks) {
    used = 4;
    long carry = blocks;
    for (int i = 0; i < 4 && carry != 0; i++) {
      long sum = Integer.toUnsignedLong(counter[i]) + (carry & 0xffffffffL);
      counter[i] = (int) sum;
      carry = (carry >>> 32) + (sum >>> 32);
    }
  }

  private void generate() {
    int c0 = counter[0];
    int c1 = counter[1];
    int c2 = counter[2];
    int c3 = counter[3];
    int k0 = key0;
    int k1 = key1;
    for (int round = 0; round < 10; round++) {
      long p0 = M0 * Integer.toUnsignedLong(c0);
      long p1 = M1 * Integer.toUnsignedLong(c2);
      c0 = (int) (p1 >>> 32) ^ c1 ^ k0;
      c1 = (int) p1;
      c2 = (int) (p0 >>> 32) ^ c3 ^ k1;
      c3 = (int) p0;
      k0 += W0;
      k1 += W1;
    }
    block[0] = c0;
    block[1] = c1;
    block[2] = c2;
    block[3] = c3;
  }
}
