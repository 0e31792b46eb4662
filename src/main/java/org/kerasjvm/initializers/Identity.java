package org.kerasjvm.initializers;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasGain;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.data.DType;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;

/**
 * The identity matrix: {@code gain} on the diagonal, 0 elsewhere. Matrices only.
 *
 * <p><b>Options</b> (default): {@code gain} (1).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/initializers/constant_initializers.py}.
 */
public final class Identity extends Initializer implements HasGain {

  /** What the matrix is multiplied with. */
  public static final Param<Double> GAIN = Param.number("gain");

  static final Schema SCHEMA = Schema.of("Identity").with(GAIN, 1.0);

  private final double gain;

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public Identity(Option<? super Identity>... options) {
    this(SCHEMA.configure(options));
  }

  Identity(Config c) {
    super(c);
    gain = c.get(GAIN);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the shape is no matrix's
   */
  @Override
  public Value value(Ops tf, Shape shape, DType dtype) {
    if (shape.numDimensions() != 2) {
      throw new IllegalArgumentException(
          "Identity matrix initializer can only be used for 2D matrices. Received: shape=%s of rank %d."
              .formatted(Variable.show(shape), shape.numDimensions()));
    }
    Value row = range(tf, shape.get(0)).expandDims(1);
    return row.equal(range(tf, shape.get(1)).expandDims(0)).cast(dtype).multiply(gain);
  }

  private static Value range(Ops tf, long size) {
    int[] numbers = new int[Math.toIntExact(size)];
    java.util.Arrays.setAll(numbers, k -> k);
    return Value.of(tf, tf.constant(numbers));
  }
}
