package org.kerasjvm.optimizers;

import java.util.List;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasAmsgrad;
import org.kerasjvm.config.HasBetas;
import org.kerasjvm.config.HasEpsilon;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;

/**
 * Adam: {@code m += (g - m) * (1 - beta1); v += (g² - v) * (1 - beta2); w -= m * alpha / (sqrt(v) +
 * epsilon)} with {@code alpha = rate * sqrt(1 - beta2^t) / (1 - beta1^t)}.
 *
 * <p><b>Options</b> (default): those of {@link Optimizer}, {@code learningRate} (0.001), {@code
 * name} (adam), {@code beta1} (0.9), {@code beta2} (0.999), {@code epsilon} (1e-7), {@code amsgrad}
 * (false).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/optimizers/adam.py}.
 */
public sealed class Adam extends Optimizer implements HasBetas, HasEpsilon, HasAmsgrad
    permits AdamW {

  /** The share of the mean gradient that is kept. */
  public static final Param<Double> BETA_1 = Param.number("beta_1").between(0, 1);

  /** The share of the mean square that is kept. */
  public static final Param<Double> BETA_2 = Param.number("beta_2").between(0, 1);

  /** Whether the largest mean square so far is used. */
  public static final Param<Boolean> AMSGRAD = Param.bool("amsgrad");

  static final Schema SCHEMA = withOwn(OptimizerParams.schema("Adam", "adam", 0.001));

  private final double beta1;
  private final double beta2;
  private final double epsilon;
  private final boolean amsgrad;

  /**
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public Adam(Option<? super Adam>... options) {
    this(SCHEMA.configure(options));
  }

  static Schema withOwn(Schema common) {
    return common
        .with(BETA_1, 0.9)
        .with(BETA_2, 0.999)
        .with(RMSprop.EPSILON, 1e-7)
        .with(AMSGRAD, false);
  }

  Adam(Config c) {
    super(c);
    beta1 = c.get(BETA_1);
    beta2 = c.get(BETA_2);
    epsilon = c.get(RMSprop.EPSILON);
    amsgrad = c.get(AMSGRAD);
  }

  @Override
  protected final void makeSlots(List<Variable> trainable) {
    for (Variable variable : trainable) {
      addSlot(variable, "momentum");
      addSlot(variable, "velocity");
    }
    if (amsgrad) {
      trainable.forEach(variable -> addSlot(variable, "velocity_hat"));
    }
  }

  @Override
  protected final Rule rule(CallContext context, Value t, Value rate) {
    Value one = t.constant(1);
    Value power1 = t.constant(beta1).power(t);
    Value power2 = t.constant(beta2).power(t);
    Value alpha = rate.multiply(one.subtract(power2).sqrt()).divide(one.subtract(power1));
    return (variable, g) -> {
      Value m = Moments.towards(context, slot(variable, "momentum"), g, 1 - beta1);
      Value v = Moments.towards(context, slot(variable, "velocity"), g.square(), 1 - beta2);
      if (amsgrad) {
        Variable largest = slot(variable, "velocity_hat");
        v = Moments.keep(context, largest, context.value(largest).maximum(v));
      }
      Moments.descend(context, variable, m.multiply(alpha).divide(v.sqrt().add(epsilon)));
    };
  }
}
