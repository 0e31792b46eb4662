package org.kerasjvm.regularizers;

import java.util.Arrays;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasFactor;
import org.kerasjvm.config.HasMode;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;

/**
 * A penalty on the cosines between the rows (or columns) of a matrix: {@code factor * 0.5 *
 * sum(abs(cosines)) / pairs}, over rows that differ, of which there are {@code n * (n - 1) / 2}
 * pairs.
 *
 * <p><b>Options</b> (default): {@code factor} (0.01), {@code mode} (rows; or columns).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/regularizers/regularizers.py}.
 */
public final class OrthogonalRegularizer extends Regularizer implements HasFactor, HasMode {

  /** The factor. */
  public static final Param<Double> FACTOR = Penalties.float32Factor("factor");

  /** What is to be orthogonal. */
  public static final Param<String> MODE = Param.choice("mode", "rows", "columns");

  static final Schema SCHEMA =
      Schema.of("OrthogonalRegularizer").with(FACTOR, 0.01).with(MODE, "rows");

  private final double factor;
  private final boolean rows;

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public OrthogonalRegularizer(Option<? super OrthogonalRegularizer>... options) {
    this(SCHEMA.configure(options));
  }

  OrthogonalRegularizer(Config c) {
    super(c);
    factor = c.get(FACTOR);
    rows = c.get(MODE).equals("rows");
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if x is no matrix
   */
  @Override
  public Value call(Value x) {
    if (x.rank() != 2) {
      throw new IllegalArgumentException(
          "Inputs to OrthogonalRegularizer must have rank 2. Received: inputs.shape="
              + Variable.show(x.shape()));
    }
    Value unit = x.normalize(rows ? 1 : 0);
    Value turned = unit.transpose(1, 0);
    Value cosines = rows ? unit.matmul(turned) : turned.matmul(unit);
    int size = Math.toIntExact(x.shape().get(rows ? 0 : 1));
    double pairs = size * (size - 1.0) / 2.0;
    Value sum = cosines.multiply(offDiagonal(x, size)).abs().sum();
    return sum.multiply((float) factor * 0.5f).divide(pairs);
  }

  private static Value offDiagonal(Value x, int size) {
    float[][] ones = new float[size][size];
    for (int k = 0; k < size; k++) {
      Arrays.fill(ones[k], 1);
      ones[k][k] = 0;
    }
    return x.as(x.tf().constant(ones)).cast(x.dtype());
  }
}
