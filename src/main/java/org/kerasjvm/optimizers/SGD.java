package org.kerasjvm.optimizers;

import java.util.List;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasMomentum;
import org.kerasjvm.config.HasNesterov;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;

/**
 * Gradient descent, with momentum if asked: {@code m = momentum * m - rate * g; w += m}; with
 * Nesterov's, {@code w += momentum * m - rate * g}; without, {@code w -= rate * g}.
 *
 * <p><b>Options</b> (default): those of {@link Optimizer}, {@code learningRate} (0.01), {@code
 * name} (SGD), {@code momentum} (0), {@code nesterov} (false).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/optimizers/sgd.py}.
 */
public final class SGD extends Optimizer implements HasMomentum, HasNesterov {

  /** The share of the last move that is kept. */
  public static final Param<Double> MOMENTUM = Param.number("momentum").between(0, 1);

  /** Whether the gradient's step looks ahead. */
  public static final Param<Boolean> NESTEROV = Param.bool("nesterov");

  static final Schema SCHEMA =
      OptimizerParams.schema("SGD", "SGD", 0.01).with(MOMENTUM, 0.0).with(NESTEROV, false);

  private final double momentum;
  private final boolean nesterov;

  /**
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public SGD(Option<? super SGD>... options) {
    this(SCHEMA.configure(options));
  }

  SGD(Config c) {
    super(c);
    momentum = c.get(MOMENTUM);
    nesterov = c.get(NESTEROV);
  }

  @Override
  protected void makeSlots(List<Variable> trainable) {
    if (momentum != 0) {
      trainable.forEach(variable -> addSlot(variable, "momentum"));
    }
  }

  @Override
  protected Rule rule(CallContext context, Value t, Value rate) {
    return (variable, g) -> {
      Value w = context.value(variable);
      if (momentum == 0) {
        context.update(variable, w.subtract(g.multiply(rate)));
        return;
      }
      Variable slot = slot(variable, "momentum");
      Value next = context.value(slot).multiply(momentum).subtract(g.multiply(rate));
      Value m = Moments.keep(context, slot, next);
      Value move = nesterov ? m.multiply(momentum).subtract(g.multiply(rate)) : m;
      context.update(variable, w.add(move));
    };
  }
}
