package org.kerasjvm.initializers;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.data.DType;
import org.kerasjvm.ops.Initial;
import org.kerasjvm.ops.Value;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;

/**
 * All elements the same number.
 *
 * <p><b>Options</b> (default): none; the number is the argument.
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/initializers/constant_initializers.py}.
 */
public final class Constant extends Initializer {

  /** The number. */
  public static final Param<Double> VALUE = Param.number("value");

  static final Schema SCHEMA = Schema.of("Constant").with(VALUE, 0.0);

  private final double value;

  /**
   * Made from options.
   *
   * @param value the number
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public Constant(double value, Option<? super Constant>... options) {
    this(SCHEMA.configure(options, new Option<>(VALUE, value)));
  }

  Constant(Config c) {
    super(c);
    value = c.get(VALUE);
  }

  @Override
  public Value value(Ops tf, Shape shape, DType dtype) {
    return Initial.fill(value).value(tf, shape, dtype);
  }
}
