package org.kerasjvm.optimizers;

import java.util.List;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasBetas;
import org.kerasjvm.config.HasEpsilon;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;

/**
 * Adam with the largest gradient in place of the mean square: {@code m += (g - m) * (1 - beta1); u
 * = max(beta2 * u, |g|); w -= rate * m / ((1 - beta1^t) * (u + epsilon))}.
 *
 * <p><b>Options</b> (default): those of {@link Optimizer}, {@code learningRate} (0.001), {@code
 * name} (adamax), {@code beta1} (0.9), {@code beta2} (0.999), {@code epsilon} (1e-7).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/optimizers/adamax.py}.
 */
public final class Adamax extends Optimizer implements HasBetas, HasEpsilon {

  static final Schema SCHEMA =
      OptimizerParams.schema("Adamax", "adamax", 0.001)
          .with(Adam.BETA_1, 0.9)
          .with(Adam.BETA_2, 0.999)
          .with(RMSprop.EPSILON, 1e-7);

  private final double beta1;
  private final double beta2;
  private final double epsilon;

  /**
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public Adamax(Option<? super Adamax>... options) {
    this(SCHEMA.configure(options));
  }

  Adamax(Config c) {
    super(c);
    beta1 = c.get(Adam.BETA_1);
    beta2 = c.get(Adam.BETA_2);
    epsilon = c.get(RMSprop.EPSILON);
  }

  @Override
  protected void makeSlots(List<Variable> trainable) {
    for (Variable variable : trainable) {
      addSlot(variable, "momentum");
      addSlot(variable, "norm");
    }
  }

  @Override
  protected Rule rule(CallContext context, Value t, Value rate) {
    Value correction = t.constant(1).subtract(t.constant(beta1).power(t));
    return (variable, g) -> {
      Value m = Moments.towards(context, slot(variable, "momentum"), g, 1 - beta1);
      Variable norm = slot(variable, "norm");
      Value u = Moments.keep(context, norm, context.value(norm).multiply(beta2).maximum(g.abs()));
      Value step = rate.multiply(m).divide(correction.multiply(u.add(epsilon)));
      Moments.descend(context, variable, step);
    };
  }
}
