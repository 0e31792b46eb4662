package org.kerasjvm.layers;

import org.jspecify.annotations.Nullable;
import org.kerasjvm.activations.ActivationFunction;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasActivation;
import org.kerasjvm.config.HasBias;
import org.kerasjvm.config.HasKernel;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.initializers.Initializer;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;
import org.tensorflow.ndarray.Shape;

/**
 * Densely connected layer: {@code y = activation(x · kernel + bias)} along the last axis.
 *
 * <p><b>Shapes.</b> Input {@code (batch, ..., features)} of rank 2 or more; output {@code (batch,
 * ..., units)}. Weights in order: {@code kernel (features, units)}, then {@code bias (units)} if
 * {@code useBias}.
 *
 * <p><b>Options</b> (default): {@code activation} (linear), {@code useBias} (true), {@code
 * kernelInitializer} (glorot_uniform), {@code biasInitializer} (zeros), {@code kernelRegularizer},
 * {@code biasRegularizer}, {@code kernelConstraint}, {@code biasConstraint} (none), and those of
 * {@link Layer}. A default kernel initializer draws one seed in this constructor.
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/layers/core/dense.py}.
 */
public final class Dense extends Layer implements HasActivation, HasKernel, HasBias {

  private static final Param<Integer> UNITS = Param.integer("units").atLeast(1);

  static final Schema SCHEMA =
      Schema.of("Dense", Layer.SCHEMA)
          .required(UNITS)
          .with(LayerParams.ACTIVATION, "linear")
          .with(LayerParams.USE_BIAS, true)
          .lazy(LayerParams.KERNEL_INITIALIZER, "glorot_uniform")
          .lazy(LayerParams.BIAS_INITIALIZER, "zeros")
          .with(LayerParams.KERNEL_REGULARIZER, null)
          .with(LayerParams.BIAS_REGULARIZER, null)
          .with(LayerParams.KERNEL_CONSTRAINT, null)
          .with(LayerParams.BIAS_CONSTRAINT, null);

  private final int units;
  private final ActivationFunction activation;
  private final boolean useBias;
  private final Initializer kernelInitializer;
  private final Initializer biasInitializer;
  private @Nullable Variable kernel;
  private @Nullable Variable bias;

  /**
   * @param units the size of the output
   * @throws IllegalArgumentException if {@code units} is below 1, or an option is wrong or given
   *     twice
   */
  @SafeVarargs
  public Dense(int units, Option<? super Dense>... options) {
    this(SCHEMA.configure(options, new Option<>(UNITS, units)));
  }

  Dense(Config c) {
    super(c);
    units = c.get(UNITS);
    activation = c.get(LayerParams.ACTIVATION);
    useBias = c.get(LayerParams.USE_BIAS);
    kernelInitializer = c.get(LayerParams.KERNEL_INITIALIZER); // a default draws its seed here
    biasInitializer = c.get(LayerParams.BIAS_INITIALIZER);
  }

  @Override
  protected InputSpec inputSpec() {
    InputSpec spec = InputSpec.minRank(2);
    return kernel == null ? spec : spec.lastSize(kernel.shape().get(0));
  }

  @Override
  protected void build(Shape input) {
    long features = LayerParams.knownLast(this, input);
    kernel = addWeight("kernel", Shape.of(features, units), kernelInitializer);
    hold(kernel, LayerParams.KERNEL_REGULARIZER, LayerParams.KERNEL_CONSTRAINT);
    if (useBias) {
      bias = addWeight("bias", Shape.of(units), biasInitializer);
      hold(bias, LayerParams.BIAS_REGULARIZER, LayerParams.BIAS_CONSTRAINT);
    }
  }

  @Override
  protected Value call(Value x, CallContext context) {
    Value y = x.matmul(context.value(LayerParams.built(this, kernel)));
    return activation.apply(bias == null ? y : addBias(y, context.value(bias)));
  }

  /**
   * Keras's {@code ops.add} takes BiasAdd for two units and more; the gradients sum in other
   * orders.
   */
  private Value addBias(Value y, Value b) {
    return units > 1 ? y.biasAdd(b) : y.add(b);
  }

  @Override
  public Shape outputShape(Shape input) {
    return input.take(input.numDimensions() - 1).append(units);
  }
}
