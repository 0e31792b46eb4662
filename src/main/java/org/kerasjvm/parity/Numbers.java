package org.kerasjvm.parity;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.kerasjvm.data.NDArray;

/** Drawn float32 numbers that are still being shaped. */
final class Numbers {

  private static final float[] EXTREMES = {0, 1, -1, 1e-30f, -1e-7f, 1e-6f, 50, -100, 1e4f};
  private static final float[] EXTREME_ODDS = {0, 1, 0.5f, 1e-8f, 1 - 1e-7f, 1e-3f};

  private final float[] flat;
  private final int[] shape;

  private Numbers(float[] flat, int... shape) {
    this.flat = flat;
    this.shape = shape;
  }

  /** Normal numbers, by the sum of twelve uniform ones. */
  static Numbers of(SplittableRandom random, int... shape) {
    float[] flat = new float[size(shape)];
    for (int k = 0; k < flat.length; k++) {
      double sum = -6;
      for (int j = 0; j < 12; j++) {
        sum += random.nextDouble();
      }
      flat[k] = (float) sum;
    }
    return new Numbers(flat, shape);
  }

  /** Sizes up to {@code most}. */
  static int[] shape(SplittableRandom random, int rank, int most) {
    int[] shape = new int[rank];
    Arrays.setAll(shape, k -> 1 + random.nextInt(most));
    return shape;
  }

  /** Zeros and ones. */
  static NDArray bits(SplittableRandom random, int... shape) {
    float[] flat = new float[size(shape)];
    int kind = random.nextInt(10);
    for (int k = 0; k < flat.length; k++) {
      flat[k] = kind == 0 ? 0 : kind == 1 ? 1 : random.nextInt(2);
    }
    return NDArray.of(flat, shape);
  }

  /** Classes as int32. */
  static NDArray labels(SplittableRandom random, int classes, int... shape) {
    int[] flat = new int[size(shape)];
    Arrays.setAll(flat, k -> random.nextInt(classes));
    return NDArray.of(flat, shape);
  }

  /** Rows of zeros with a one. */
  static NDArray oneHot(SplittableRandom random, int classes, int... rows) {
    float[] flat = new float[size(rows) * classes];
    for (int k = 0; k < flat.length; k += classes) {
      flat[k + random.nextInt(classes)] = 1;
    }
    int[] shape = Arrays.copyOf(rows, rows.length + 1);
    shape[rows.length] = classes;
    return NDArray.of(flat, shape);
  }

  /** Numbers from 0 to 1, each last axis summing to 1 if asked for; edges now and then. */
  static NDArray odds(SplittableRandom random, boolean normalised, int... shape) {
    float[] flat = new float[size(shape)];
    boolean edged = random.nextInt(4) == 0;
    for (int k = 0; k < flat.length; k++) {
      flat[k] = (float) (0.02 + 0.96 * random.nextDouble());
      if (edged && random.nextBoolean()) {
        flat[k] = EXTREME_ODDS[random.nextInt(EXTREME_ODDS.length)];
      }
    }
    int last = shape[shape.length - 1];
    for (int row = 0; normalised && row < flat.length; row += last) {
      float sum = 0;
      for (int k = row; k < row + last; k++) {
        sum += flat[k];
      }
      for (int k = row; k < row + last && sum > 0; k++) {
        flat[k] /= sum;
      }
    }
    return NDArray.of(flat, shape);
  }

  /** Weights of samples: from 0 to 2, some of them 0. */
  static NDArray weights(SplittableRandom random, int rows) {
    float[] flat = new float[rows];
    for (int k = 0; k < rows; k++) {
      flat[k] = random.nextInt(5) == 0 ? 0 : (float) (2 * random.nextDouble());
    }
    return NDArray.of(flat, rows);
  }

  Numbers times(double factor) {
    for (int k = 0; k < flat.length; k++) {
      flat[k] *= (float) factor;
    }
    return this;
  }

  /** Without signs unless they may have one. */
  Numbers signed(boolean signed) {
    for (int k = 0; !signed && k < flat.length; k++) {
      flat[k] = Math.abs(flat[k]);
    }
    return this;
  }

  /** Now and then, extremes in place of some. */
  Numbers edged(SplittableRandom random) {
    boolean positive = true;
    for (float value : flat) {
      positive &= value >= 0;
    }
    if (random.nextInt(5) == 0) {
      for (int k = 0; k < flat.length; k++) {
        float edge = EXTREMES[random.nextInt(EXTREMES.length)];
        flat[k] = random.nextBoolean() ? flat[k] : positive ? Math.abs(edge) : edge;
      }
    }
    return this;
  }

  /** Zeros in place of half of them. */
  Numbers sparse(SplittableRandom random) {
    for (int k = 0; k < flat.length; k++) {
      flat[k] = random.nextBoolean() ? flat[k] : 0;
    }
    return this;
  }

  /** Rows of length 1. */
  Numbers unit() {
    int last = shape[shape.length - 1];
    for (int row = 0; row < flat.length; row += last) {
      double sum = 0;
      for (int k = row; k < row + last; k++) {
        sum += (double) flat[k] * flat[k];
      }
      for (int k = row; k < row + last; k++) {
        flat[k] /= (float) Math.sqrt(sum);
      }
    }
    return this;
  }

  NDArray array() {
    return NDArray.of(flat, shape);
  }

  private static int size(int... shape) {
    return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
  }
}
