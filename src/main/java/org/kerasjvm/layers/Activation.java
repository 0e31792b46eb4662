package org.kerasjvm.layers;

import org.kerasjvm.activations.ActivationFunction;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;

/**
 * Applies an activation function.
 *
 * <p><b>Shapes.</b> Any; the output has the input's shape. No weights.
 *
 * <p><b>Options</b>: those of {@link Layer}.
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/layers/activations/activation.py}.
 */
public final class Activation extends Layer {

  static final Schema SCHEMA =
      Schema.of("Activation", Layer.SCHEMA).required(LayerParams.ACTIVATION);

  private final ActivationFunction activation;

  /**
   * @param activation the name, such as "relu"
   * @throws IllegalArgumentException if the name is unknown or an option is wrong
   */
  @SafeVarargs
  public Activation(String activation, Option<? super Activation>... options) {
    this(SCHEMA.configure(options, new Option<>(LayerParams.ACTIVATION, activation)));
  }

  /**
   * @param activation the function
   * @throws IllegalArgumentException if an option is wrong
   */
  @SafeVarargs
  public Activation(ActivationFunction activation, Option<? super Activation>... options) {
    this(SCHEMA.configure(options, new Option<>(LayerParams.ACTIVATION, activation)));
  }

  Activation(Config c) {
    super(c);
    activation = c.get(LayerParams.ACTIVATION);
  }

  /** True from the start, as in Keras: there is nothing to build. */
  @Override
  public boolean built() {
    return true;
  }

  @Override
  protected Value call(Value x, CallContext context) {
    return activation.apply(x);
  }
}
