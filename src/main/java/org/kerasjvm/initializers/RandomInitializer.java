package org.kerasjvm.initializers;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasSeed;
import org.kerasjvm.config.Param;
import org.kerasjvm.data.DType;
import org.kerasjvm.ops.Value;
import org.kerasjvm.random.GlobalRandom;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.random.StatelessRandomGetKeyCounter;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Base of the random initializers: the seed is drawn here, once ({@code RandomInitializer.__init__}
 * of {@code keras/src/initializers/random_initializers.py}), so one object gives the same values
 * each time.
 */
public abstract class RandomInitializer extends Initializer implements HasSeed {

  /** The seed; drawn from the global generator if null. */
  public static final Param<Integer> SEED = Param.integer("seed");

  private final long seed;

  /** Reads the seed or draws one. */
  protected RandomInitializer(Config config) {
    super(config);
    Integer given = config.find(SEED);
    seed = given == null ? GlobalRandom.makeDefaultSeed() : given;
  }

  /** The seed in use. */
  public final long seed() {
    return seed;
  }

  /** {@code low + uniform * (high - low)}, the bounds rounded to float32 first. */
  protected final Value uniform(Ops tf, Shape shape, double low, double high) {
    float width = (float) high - (float) low;
    var key = key(tf);
    Value sample =
        Value.of(
            tf,
            tf.random.statelessRandomUniformV2(
                sizes(tf, shape), key.key(), key.counter(), tf.constant(1), TFloat32.class));
    return sample.multiply(width).add((float) low);
  }

  /** {@code normal * stddev + mean}. */
  protected final Value normal(Ops tf, Shape shape, double mean, double stddev) {
    var key = key(tf);
    Value sample =
        Value.of(
            tf,
            tf.random.statelessRandomNormalV2(
                sizes(tf, shape), key.key(), key.counter(), tf.constant(1), TFloat32.class));
    return sample.multiply(stddev).add(mean);
  }

  /** As {@link #normal}, values beyond two standard deviations drawn again. */
  protected final Value truncatedNormal(Ops tf, Shape shape, double mean, double stddev) {
    var key = key(tf);
    Value sample =
        Value.of(
            tf,
            tf.random.statelessTruncatedNormalV2(
                sizes(tf, shape), key.key(), key.counter(), tf.constant(1), TFloat32.class));
    return sample.multiply(stddev).add(mean);
  }

  /** Draws the values in float32, whatever the dtype asked for. */
  protected abstract Value draw(Ops tf, Shape shape);

  @Override
  public final Value value(Ops tf, Shape shape, DType dtype) {
    return draw(tf, shape).cast(dtype);
  }

  private StatelessRandomGetKeyCounter key(Ops tf) {
    // Keras casts a drawn seed to int32 by floormod(seed, 2^31 - 2)
    long cast = Math.floorMod(seed, 2147483646L);
    return tf.random.statelessRandomGetKeyCounter(tf.constant(new int[] {(int) cast, 0}));
  }

  private static Operand<TInt32> sizes(Ops tf, Shape shape) {
    int[] sizes = new int[shape.numDimensions()];
    for (int k = 0; k < sizes.length; k++) {
      sizes[k] = Math.toIntExact(shape.get(k));
    }
    return tf.constant(sizes);
  }
}
