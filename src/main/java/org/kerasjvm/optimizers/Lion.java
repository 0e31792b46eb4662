package org.kerasjvm.optimizers;

import java.util.List;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasBetas;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;

/**
 * Steps of one size, by the sign of a mean gradient: {@code w -= rate * sign(beta1 * m + (1 -
 * beta1) * g); m = beta2 * m + (1 - beta2) * g}.
 *
 * <p><b>Options</b> (default): those of {@link Optimizer}, {@code learningRate} (0.001), {@code
 * name} (lion), {@code beta1} (0.9), {@code beta2} (0.99).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/optimizers/lion.py}; as there, {@code 1 - beta}
 * is a difference of float32 numbers.
 */
public final class Lion extends Optimizer implements HasBetas {

  private static final Param<Double> BETA_1 = Param.number("beta_1");

  static final Schema SCHEMA =
      OptimizerParams.schema("Lion", "lion", 0.001).with(BETA_1, 0.9).with(Adam.BETA_2, 0.99);

  private final double beta1;
  private final double beta2;

  /**
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public Lion(Option<? super Lion>... options) {
    this(SCHEMA.configure(options));
  }

  Lion(Config c) {
    super(c);
    beta1 = c.get(BETA_1);
    beta2 = c.get(Adam.BETA_2);
    OptimizerParams.require(
        beta1 > 0 && beta1 <= 1,
        "Argument `beta_1` must be in the [0, 1] range. Otherwise, the optimizer degenerates to SignSGD. Received: beta_1=%s."
            .formatted(OptimizerParams.shown(beta1)));
  }

  @Override
  protected void makeSlots(List<Variable> trainable) {
    trainable.forEach(variable -> addSlot(variable, "momentum"));
  }

  @Override
  protected Rule rule(CallContext context, Value t, Value rate) {
    Value rest1 = t.constant(1).subtract(beta1);
    Value rest2 = t.constant(1).subtract(beta2);
    return (variable, g) -> {
      Variable slot = slot(variable, "momentum");
      Value m = context.value(slot);
      Value direction = m.multiply(beta1).add(g.multiply(rest1)).sign();
      Moments.descend(context, variable, rate.multiply(direction));
      context.update(slot, m.multiply(beta2).add(g.multiply(rest2)));
    };
  }
}
