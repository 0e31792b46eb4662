package org.kerasjvm.layers;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasNoiseShape;
import org.kerasjvm.config.HasSeed;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;

/**
 * In training, sets each element to 0 with probability {@code rate} and scales the others by {@code
 * 1 / (1 - rate)}; does nothing otherwise.
 *
 * <p><b>Shapes.</b> Any; the output has the input's shape. No weights; the generator's state
 * advances by one each training call.
 *
 * <p><b>Options</b> (default): {@code noiseShape} (the input's; -1 takes the input's size), {@code
 * seed} (drawn in this constructor if {@code rate} is above 0), and those of {@link Layer}.
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/layers/regularization/dropout.py}.
 */
public final class Dropout extends Layer implements HasSeed, HasNoiseShape {

  /** The share of elements to drop. */
  public static final Param<Double> RATE = Param.number("rate").between(0, 1);

  /** The shape of the mask, broadcast over the input. */
  public static final Param<List<Integer>> NOISE_SHAPE = Param.integers("noise_shape");

  /** The seed of the masks. */
  public static final Param<Integer> SEED = Param.integer("seed");

  static final Schema SCHEMA =
      Schema.of("Dropout", Layer.SCHEMA).required(RATE).with(SEED, null).with(NOISE_SHAPE, null);

  private final double rate;
  private final @Nullable List<Integer> noiseShape;
  private final @Nullable SeedGenerator seedGenerator;

  /**
   * @param rate between 0 and 1
   * @throws IllegalArgumentException if the rate is outside, or an option is wrong
   */
  @SafeVarargs
  public Dropout(double rate, Option<? super Dropout>... options) {
    this(SCHEMA.configure(options, new Option<>(RATE, rate)));
  }

  Dropout(Config c) {
    super(c);
    rate = c.get(RATE);
    noiseShape = c.find(NOISE_SHAPE);
    seedGenerator = rate > 0 ? addSeedGenerator(c.find(SEED)) : null;
  }

  /** True from the start, as in Keras: there is nothing to build. */
  @Override
  public boolean built() {
    return true;
  }

  @Override
  protected Value call(Value x, CallContext context) {
    if (seedGenerator == null || !context.training()) {
      return x;
    }
    Value keep = seedGenerator.uniform(maskShape(x), context).greaterEqual(rate);
    Value scaled = x.multiply(1 / (1 - rate));
    return keep.choose(scaled, x.as(x.tf().zerosLike(x.operand())));
  }

  private Value maskShape(Value x) {
    Value shape = x.dynamicShape();
    if (noiseShape == null) {
      return shape;
    }
    Value given = x.ints(noiseShape.stream().mapToInt(Integer::intValue).toArray());
    return given.less(given.constant(0)).choose(shape, given);
  }
}
