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
 * Adam with steps in proportion to each weight's norm: {@code m} and {@code v} as in {@link Adam},
 * {@code d = (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon); w -= r * rate * d} with
 * {@code r = norm(w) / norm(d)}, or 1 if one of the norms is 0.
 *
 * <p><b>Options</b> (default): those of {@link Optimizer}, {@code learningRate} (0.001), {@code
 * name} (lamb), {@code beta1} (0.9), {@code beta2} (0.999), {@code epsilon} (1e-7).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/optimizers/lamb.py}.
 */
public final class Lamb extends Optimizer implements HasBetas, HasEpsilon {

  static final Schema SCHEMA =
      OptimizerParams.schema("Lamb", "lamb", 0.001)
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
  public Lamb(Option<? super Lamb>... options) {
    this(SCHEMA.configure(options));
  }

  Lamb(Config c) {
    super(c);
    beta1 = c.get(Adam.BETA_1);
    beta2 = c.get(Adam.BETA_2);
    epsilon = c.get(RMSprop.EPSILON);
  }

  @Override
  protected void makeSlots(List<Variable> trainable) {
    for (Variable variable : trainable) {
      addSlot(variable, "momentum");
      addSlot(variable, "velocity");
    }
  }

  @Override
  protected Rule rule(CallContext context, Value t, Value rate) {
    Value one = t.constant(1);
    Value rest1 = one.subtract(t.constant(beta1).power(t));
    Value rest2 = one.subtract(t.constant(beta2).power(t));
    return (variable, g) -> {
      Value m = Moments.towards(context, slot(variable, "momentum"), g, 1 - beta1);
      Value v = Moments.towards(context, slot(variable, "velocity"), g.square(), 1 - beta2);
      Value direction = m.divide(rest1).divide(v.divide(rest2).sqrt().add(epsilon));
      Value weight = norm(context.value(variable));
      Value length = norm(direction);
      Value both = weight.greater(0).and(length.greater(0));
      Value ratio = both.choose(weight.divide(length), one);
      Moments.descend(context, variable, ratio.multiply(rate).multiply(direction));
    };
  }

  private static Value norm(Value value) {
    return value.square().sum().sqrt();
  }
}
