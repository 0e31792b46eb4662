package org.kerasjvm.initializers;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasGain;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.Qr;
import org.tensorflow.types.TFloat32;

/**
 * An orthogonal matrix: Q of the QR decomposition of normal numbers, its columns turned so that R
 * has a positive diagonal, times {@code gain}. All axes but the last are taken as one; where that
 * makes fewer rows than columns, the rows are orthogonal.
 *
 * <p><b>Options</b> (default): {@code gain} (1), {@code seed} (drawn).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/initializers/random_initializers.py}.
 */
public final class Orthogonal extends RandomInitializer implements HasGain {

  static final Schema SCHEMA = Schema.of("Orthogonal").with(SEED, null).with(Identity.GAIN, 1.0);

  private final double gain;

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public Orthogonal(Option<? super Orthogonal>... options) {
    this(SCHEMA.configure(options));
  }

  Orthogonal(Config c) {
    super(c);
    gain = c.get(Identity.GAIN);
  }

  @Override
  protected Value draw(Ops tf, Shape shape) {
    int rank = shape.numDimensions();
    if (rank < 2) {
      throw new IllegalArgumentException(
          "The tensor to initialize must be at least two-dimensional. Received: shape=%s of rank %d."
              .formatted(Variable.show(shape), rank));
    }
    long columns = shape.get(rank - 1);
    long rows = shape.size() / columns;
    Shape tall = Shape.of(Math.max(rows, columns), Math.min(rows, columns));
    Value numbers = normal(tf, tall, 0, 1);
    Qr<TFloat32> qr = tf.linalg.qr(numbers.<Operand<TFloat32>>typed(), Qr.fullMatrices(false));
    Value diagonal = Value.of(tf, tf.linalg.tensorDiagPart(qr.r()));
    Value q = Value.of(tf, qr.q()).multiply(diagonal.sign());
    Value turned = rows < columns ? q.transpose(1, 0) : q;
    return Value.of(tf, tf.reshape(turned.typed(), tf.constant(shape.asArray()))).multiply(gain);
  }
}
