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
 * All elements 1.
 *
 * <p><b>Options</b> (default): none.
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/initializers/constant_initializers.py}.
 */
public final class Ones extends Initializer {

  static final Schema SCHEMA = Schema.of("Ones");

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public Ones(Option<? super Ones>... options) {
    this(SCHEMA.configure(options));
  }

  Ones(Config c) {
    super(c);
  }

  @Override
  public Value value(Ops tf, Shape shape, DType dtype) {
    return Initial.fill(1).value(tf, shape, dtype);
  }
}
