package org.kerasjvm.optimizers;

import java.util.List;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasAccumulator;
import org.kerasjvm.config.HasEpsilon;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;

/**
 * Steps that shrink with the squares of all gradients so far: {@code a += g²; w -= rate * g /
 * sqrt(a + epsilon)}.
 *
 * <p><b>Options</b> (default): those of {@link Optimizer}, {@code learningRate} (0.001), {@code
 * name} (adagrad), {@code initialAccumulatorValue} (0.1), {@code epsilon} (1e-7).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/optimizers/adagrad.py}; the quotient by a square
 * root is a product with {@code rsqrt}, as TensorFlow's graph optimizer makes it.
 */
public final class Adagrad extends Optimizer implements HasEpsilon, HasAccumulator {

  /** What the sums of squares start with. */
  public static final Param<Double> INITIAL_ACCUMULATOR_VALUE =
      Param.number("initial_accumulator_value");

  static final Schema SCHEMA =
      OptimizerParams.schema("Adagrad", "adagrad", 0.001)
          .with(INITIAL_ACCUMULATOR_VALUE, 0.1)
          .with(RMSprop.EPSILON, 1e-7);

  private final double initial;
  private final double epsilon;

  /**
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public Adagrad(Option<? super Adagrad>... options) {
    this(SCHEMA.configure(options));
  }

  Adagrad(Config c) {
    super(c);
    initial = c.get(INITIAL_ACCUMULATOR_VALUE);
    epsilon = c.get(RMSprop.EPSILON);
  }

  @Override
  protected void makeSlots(List<Variable> trainable) {
    trainable.forEach(v -> addSlot(v, "accumulator", "accumulator", v.shape(), initial));
  }

  @Override
  protected Rule rule(CallContext context, Value t, Value rate) {
    return (variable, g) -> {
      Variable slot = slot(variable, "accumulator");
      Value sum = Moments.keep(context, slot, context.value(slot).add(g.square()));
      Moments.descend(context, variable, rate.multiply(g).multiply(sum.add(epsilon).rsqrt()));
    };
  }
}
