package org.kerasjvm.optimizers;

import java.util.List;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasEpsilon;
import org.kerasjvm.config.HasRho;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;

/**
 * Steps in the units of the weights: {@code a = rho * a + (1 - rho) * g²; d = -sqrt(s + epsilon) *
 * g / sqrt(a + epsilon); s = rho * s + (1 - rho) * d²; w += rate * d}.
 *
 * <p><b>Options</b> (default): those of {@link Optimizer}, {@code learningRate} (0.001), {@code
 * name} (adadelta), {@code rho} (0.95), {@code epsilon} (1e-7).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/optimizers/adadelta.py}; the quotient by a square
 * root is a product with {@code rsqrt}, as TensorFlow's graph optimizer makes it.
 */
public final class Adadelta extends Optimizer implements HasRho, HasEpsilon {

  static final Schema SCHEMA =
      OptimizerParams.schema("Adadelta", "adadelta", 0.001)
          .with(RMSprop.RHO, 0.95)
          .with(RMSprop.EPSILON, 1e-7);

  private final double rho;
  private final double epsilon;

  /**
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public Adadelta(Option<? super Adadelta>... options) {
    this(SCHEMA.configure(options));
  }

  Adadelta(Config c) {
    super(c);
    rho = c.get(RMSprop.RHO);
    epsilon = c.get(RMSprop.EPSILON);
  }

  @Override
  protected void makeSlots(List<Variable> trainable) {
    for (Variable variable : trainable) {
      addSlot(variable, "accumulated_grad");
      addSlot(variable, "accumulated_delta_var");
    }
  }

  @Override
  protected Rule rule(CallContext context, Value t, Value rate) {
    return (variable, g) -> {
      Value squares = Moments.blend(context, slot(variable, "accumulated_grad"), g.square(), rho);
      Variable steps = slot(variable, "accumulated_delta_var");
      Value length = context.value(steps).add(epsilon).sqrt();
      Value delta = length.multiply(g).multiply(squares.add(epsilon).rsqrt()).negative();
      Moments.blend(context, steps, delta.square(), rho);
      context.update(variable, context.value(variable).add(rate.multiply(delta)));
    };
  }
}
