package org.kerasjvm.optimizers;

import java.util.List;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasCentered;
import org.kerasjvm.config.HasEpsilon;
import org.kerasjvm.config.HasMomentum;
import org.kerasjvm.config.HasRho;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;

/**
 * RMSprop: {@code v = rho * v + (1 - rho) * g²; w -= rate * g / sqrt(v + epsilon)}; centered, the
 * square of the mean gradient is taken off {@code v} first; with momentum, the step is accumulated.
 *
 * <p><b>Options</b> (default): those of {@link Optimizer}, {@code learningRate} (0.001), {@code
 * name} (rmsprop), {@code rho} (0.9), {@code momentum} (0), {@code epsilon} (1e-7), {@code
 * centered} (false).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/optimizers/rmsprop.py}; the quotient by a square
 * root is a product with {@code rsqrt}, as TensorFlow's graph optimizer makes it.
 */
public final class RMSprop extends Optimizer
    implements HasRho, HasMomentum, HasEpsilon, HasCentered {

  /** The share of the mean square that is kept. */
  public static final Param<Double> RHO = Param.number("rho").between(0, 1);

  /** Keeps the root away from 0. */
  public static final Param<Double> EPSILON =
      Param.number("epsilon").where("a number of 0 or more", epsilon -> epsilon >= 0);

  /** Whether the variance is used instead of the mean square. */
  public static final Param<Boolean> CENTERED = Param.bool("centered");

  static final Schema SCHEMA =
      OptimizerParams.schema("RMSprop", "rmsprop", 0.001)
          .with(RHO, 0.9)
          .with(SGD.MOMENTUM, 0.0)
          .with(EPSILON, 1e-7)
          .with(CENTERED, false);

  private final double rho;
  private final double momentum;
  private final double epsilon;
  private final boolean centered;

  /**
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public RMSprop(Option<? super RMSprop>... options) {
    this(SCHEMA.configure(options));
  }

  RMSprop(Config c) {
    super(c);
    rho = c.get(RHO);
    momentum = c.get(SGD.MOMENTUM);
    epsilon = c.get(EPSILON);
    centered = c.get(CENTERED);
  }

  @Override
  protected void makeSlots(List<Variable> trainable) {
    trainable.forEach(variable -> addSlot(variable, "velocity"));
    if (momentum > 0) {
      trainable.forEach(variable -> addSlot(variable, "momentum"));
    }
    if (centered) {
      trainable.forEach(variable -> addSlot(variable, "average_gradient"));
    }
  }

  @Override
  protected Rule rule(CallContext context, Value t, Value rate) {
    return (variable, g) -> {
      Value v = Moments.blend(context, slot(variable, "velocity"), g.square(), rho);
      if (centered) {
        Value mean = Moments.blend(context, slot(variable, "average_gradient"), g, rho);
        v = v.subtract(mean.square()).held();
      }
      Value increment = rate.multiply(g).multiply(v.add(epsilon).rsqrt());
      if (momentum > 0) {
        Variable slot = slot(variable, "momentum");
        Value next = context.value(slot).multiply(momentum).add(increment);
        increment = Moments.keep(context, slot, next);
      }
      Moments.descend(context, variable, increment);
    };
  }
}
