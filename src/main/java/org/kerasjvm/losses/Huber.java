package org.kerasjvm.losses;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.Value;

/**
 * Squares of small errors, absolute values of large ones, {@code e = yPred - yTrue}: the mean over
 * the last axis of {@code 0.5 * e^2} where {@code abs(e) <= delta}, else {@code delta * abs(e) -
 * 0.5 * delta^2}.
 *
 * <p><b>Options</b> (default): {@code delta} (1; as in Keras not part of the JSON), those of {@link
 * Loss}.
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/losses/losses.py}.
 */
public final class Huber extends Loss {

  /** Up to which size errors are squared. */
  public static final Param<Double> DELTA = Param.number("delta");

  static final Schema SCHEMA = Loss.schema("Huber", "huber_loss").argument(DELTA, 1.0);

  private final double delta;

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public Huber(Option<? super Huber>... options) {
    this(SCHEMA.configure(options));
  }

  Huber(Config c) {
    super(c);
    delta = c.get(DELTA);
  }

  @Override
  protected Value call(Value yTrue, Value yPred) {
    Value error = yPred.subtract(yTrue);
    Value size = error.abs();
    Value limit = size.constant(delta);
    Value square = error.square().multiply(0.5);
    Value linear = limit.multiply(size).subtract(limit.square().multiply(0.5));
    return size.lessEqual(limit).choose(square, linear).mean(-1);
  }
}
