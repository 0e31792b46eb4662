package org.kerasjvm.initializers;

import org.kerasjvm.config.Config;
import org.kerasjvm.ops.Value;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;

/**
 * Base of the initializers that scale by the number of inputs and outputs of a weight ({@code
 * VarianceScaling} of {@code keras/src/initializers/random_initializers.py}).
 */
public abstract class ScaledInitializer extends RandomInitializer {

  /** Standard deviation of a standard normal cut off at two, by which the variance is restored. */
  private static final double TRUNCATED_STDDEV = 0.87962566103423978;

  private final double scale;
  private final String mode;
  private final String distribution;

  ScaledInitializer(Config config, double scale, String mode, String distribution) {
    super(config);
    this.scale = scale;
    this.mode = mode;
    this.distribution = distribution;
  }

  @Override
  protected final Value draw(Ops tf, Shape shape) {
    double variance = scale / Math.max(1.0, fan(shape));
    return switch (distribution) {
      case "uniform" -> {
        double limit = Math.sqrt(3.0 * variance);
        yield uniform(tf, shape, -limit, limit);
      }
      case "untruncated_normal" -> normal(tf, shape, 0, Math.sqrt(variance));
      default -> truncatedNormal(tf, shape, 0, Math.sqrt(variance) / TRUNCATED_STDDEV);
    };
  }

  private double fan(Shape shape) {
    double[] fans = fans(shape);
    return switch (mode) {
      case "fan_in" -> fans[0];
      case "fan_out" -> fans[1];
      default -> (fans[0] + fans[1]) / 2.0;
    };
  }

  /** Keras's compute_fans: inputs and outputs, each times the receptive field of a convolution. */
  private static double[] fans(Shape shape) {
    int rank = shape.numDimensions();
    if (rank == 0) {
      return new double[] {1, 1};
    }
    if (rank == 1) {
      return new double[] {shape.get(0), shape.get(0)};
    }
    double receptive = 1;
    for (int k = 0; k < rank - 2; k++) {
      receptive *= shape.get(k);
    }
    return new double[] {shape.get(rank - 2) * receptive, shape.get(rank - 1) * receptive};
  }
}
