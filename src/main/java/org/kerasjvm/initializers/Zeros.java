package org.kerasjvm.initializers;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.data.DType;
import org.kerasjvm.ops.Initial;
import org.kerasjvm.ops.Value;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;

/**
 * All elements 0.
 *
 * <p><b>Options</b> (default): none.
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/initializers/constant_initializers.py}.
 */
public final class Zeros extends Initializer {

  static final Schema SCHEMA = Schema.of("Zeros");

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public Zeros(Option<? super Zeros>... options) {
    this(SCHEMA.configure(options));
  }

  Zeros(Config c) {
    super(c);
  }

  @Override
  public Value value(Ops tf, Shape shape, DType dtype) {
    return Initial.fill(0).value(tf, shape, dtype);
  }
}
