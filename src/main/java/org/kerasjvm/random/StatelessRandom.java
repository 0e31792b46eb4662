package org.kerasjvm.random;

/**
 * TensorFlow's stateless random kernels on the CPU (Philox, keys scrambled as {@code
 * StatelessRandomGetKeyCounter} does), bit for bit. Keras draws initial weights and dropout masks
 * from them with the seed pair {@code (seed, call)}.
 */
public final class StatelessRandom {
  private static final int[] SCRAMBLING_KEY = {0x3ec8f720, 0x02461e29};

  private StatelessRandom() {}

  /** Returns the word stream that belongs to a seed pair. */
  public static Philox stream(long seed0, long seed1) {
    int[] counter = {(int) seed0, (int) (seed0 >>> 32), (int) seed1, (int) (seed1 >>> 32)};
    Philox mixer = new Philox(SCRAMBLING_KEY, counter);
    int[] key = {mixer.next(), mixer.next()};
    return new Philox(key, new int[] {0, 0, mixer.next(), mixer.next()});
  }

  /** {@code tf.random.stateless_uniform([size], [seed0, seed1])}: float32 in [0, 1). */
  public static float[] uniform(long seed0, long seed1, int size) {
    Philox words = stream(seed0, seed1);
    float[] out = new float[size];
    for (int i = 0; i < size; i++) {
      out[i] = Float.intBitsToFloat(0x3f800000 | (words.next() & 0x7fffff)) - 1.0f;
    }
    return out;
  }

  /**
   * {@code tf.random.stateless_uniform([size], [seed0, seed1], minval, maxval)}: a float32 product
   * and a float32 sum over {@link #uniform(long, long, int)}.
   */
  public static float[] uniform(long seed0, long seed1, int size, float minval, float maxval) {
    float[] out = uniform(seed0, seed1, size);
    float range = maxval - minval;
    for (int i = 0; i < size; i++) {
      float scaled = out[i] * range;
      out[i] = scaled + minval;
    }
    return out;
  }
}
