package org.kerasjvm.optimizers;

import java.util.List;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasAccumulator;
import org.kerasjvm.config.HasBeta;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;

/**
 * Follow the regularized leader: with {@code p = learningRatePower} and {@code g' = g + 2 *
 * l2ShrinkageRegularizationStrength * w}, {@code n' = n + g²; z += g' - (n'^-p - n^-p) / rate * w;
 * w = (clip(z, -l1, l1) - z) / (n'^-p / rate + 2 * (l2 + beta / (2 * rate)))}.
 *
 * <p><b>Options</b> (default): those of {@link Optimizer}, {@code learningRate} (0.001), {@code
 * name} (ftrl), {@code learningRatePower} (-0.5), {@code initialAccumulatorValue} (0.1), {@code
 * l1RegularizationStrength} (0), {@code l2RegularizationStrength} (0), {@code
 * l2ShrinkageRegularizationStrength} (0), {@code beta} (0).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/optimizers/ftrl.py}.
 */
public final class Ftrl extends Optimizer implements HasAccumulator, HasBeta {

  /** How the rate falls: 0 or less. */
  public static final Param<Double> LEARNING_RATE_POWER = Param.number("learning_rate_power");

  /** The strength of the penalty on absolute values. */
  public static final Param<Double> L1 = Param.number("l1_regularization_strength");

  /** The strength of the penalty on squares. */
  public static final Param<Double> L2 = Param.number("l2_regularization_strength");

  /** The strength of the penalty on squares that is part of the gradient. */
  public static final Param<Double> L2_SHRINKAGE =
      Param.number("l2_shrinkage_regularization_strength");

  /** The paper's beta: how much the penalty on squares grows as the rate falls. */
  public static final Param<Double> BETA = Param.number("beta");

  static final Schema SCHEMA =
      OptimizerParams.schema("Ftrl", "ftrl", 0.001)
          .with(LEARNING_RATE_POWER, -0.5)
          .with(Adagrad.INITIAL_ACCUMULATOR_VALUE, 0.1)
          .with(L1, 0.0)
          .with(L2, 0.0)
          .with(L2_SHRINKAGE, 0.0)
          .with(BETA, 0.0);

  private final double power;
  private final double initial;
  private final double l1;
  private final double l2;
  private final double shrinkage;
  private final double beta;

  /**
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public Ftrl(Option<? super Ftrl>... options) {
    this(SCHEMA.configure(options));
  }

  Ftrl(Config c) {
    super(c);
    initial = atLeastZero(c, Adagrad.INITIAL_ACCUMULATOR_VALUE);
    power = c.get(LEARNING_RATE_POWER);
    OptimizerParams.require(
        power <= 0,
        "`learning_rate_power` needs to be negative or zero. Received: learning_rate_power=%s."
            .formatted(OptimizerParams.shown(power)));
    l1 = atLeastZero(c, L1);
    l2 = atLeastZero(c, L2);
    shrinkage = atLeastZero(c, L2_SHRINKAGE);
    beta = c.get(BETA);
  }

  private static double atLeastZero(Config c, Param<Double> param) {
    double value = c.get(param);
    OptimizerParams.require(
        value >= 0,
        "`%s` needs to be positive or zero. Received: %s=%s."
            .formatted(param.key(), param.key(), OptimizerParams.shown(value)));
    return value;
  }

  @Override
  protected void makeSlots(List<Variable> trainable) {
    for (Variable variable : trainable) {
      addSlot(variable, "accumulator", "accumulator", variable.shape(), initial);
      addSlot(variable, "linear");
    }
  }

  @Override
  protected Rule rule(CallContext context, Value t, Value rate) {
    Value penalty = rate.constant(beta).divide(rate.multiply(2)).add(l2).multiply(2);
    return (variable, g) -> {
      Variable accumulator = slot(variable, "accumulator");
      Variable linear = slot(variable, "linear");
      Value w = context.value(variable);
      Value old = context.value(accumulator);
      Value sum = old.add(g.square());
      Value grown = sum.power(sum.constant(-power));
      Value growth = grown.subtract(old.power(old.constant(-power))).divide(rate);
      Value moved = g.add(w.multiply(2 * shrinkage)).subtract(growth.multiply(w));
      Value z = Moments.keep(context, linear, context.value(linear).add(moved));
      context.update(variable, z.clip(-l1, l1).subtract(z).divide(grown.divide(rate).add(penalty)));
      context.update(accumulator, sum);
    };
  }
}
