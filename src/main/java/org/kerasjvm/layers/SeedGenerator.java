package org.kerasjvm.layers;

import org.jspecify.annotations.Nullable;
import org.kerasjvm.data.DType;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Initial;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;
import org.kerasjvm.random.GlobalRandom;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * A stream of random seeds ({@code keras/src/random/seed_generator.py}): the state {@code [seed,
 * k]} counts the calls, so the k-th call of a layer draws the same numbers as Keras's.
 */
public final class SeedGenerator {

  private final Variable state;

  SeedGenerator(@Nullable Integer seed) {
    long first = seed == null ? GlobalRandom.makeDefaultSeed() : seed;
    state =
        new Variable(
            "seed_generator_state", Shape.of(2), DType.INT64, false, Initial.longs(first, 0));
  }

  /** The state: seed and number of calls, int64. */
  public Variable state() {
    return state;
  }

  /**
   * Uniform float32 numbers from [0, 1) in a shape computed in the graph, and one step of the
   * state. Composed from the integer kernel, whose bits XLA and the CPU kernels share.
   */
  public Value uniform(Value shape, CallContext context) {
    Ops tf = context.tf();
    Value seed = context.value(state);
    context.update(state, seed.add(seed.as(tf.constant(new long[] {0, 1}))));
    Operand<TInt64> drawn = seed.typed();
    Operand<TInt64> cast = tf.math.floorMod(drawn, tf.constant(2147483646L));
    var key = tf.random.statelessRandomGetKeyCounter(tf.dtypes.cast(cast, TInt32.class));
    Operand<TInt32> bits =
        tf.random.statelessRandomUniformFullIntV2(
            shape.<Operand<TInt32>>typed(), key.key(), key.counter(), tf.constant(1), TInt32.class);
    Operand<TInt32> mantissa = tf.bitwise.bitwiseAnd(bits, tf.constant(0x7fffff));
    Operand<TInt32> float12 = tf.bitwise.bitwiseOr(mantissa, tf.constant(0x3f800000));
    return seed.as(tf.math.sub(tf.bitcast(float12, TFloat32.class), tf.constant(1f)));
  }
}
