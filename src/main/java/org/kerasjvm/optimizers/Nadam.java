package org.kerasjvm.optimizers;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.AutoNames;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasBetas;
import org.kerasjvm.config.HasEpsilon;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.data.DType;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;

/**
 * Adam with Nesterov's momentum: with {@code u_t = beta1 * (1 - 0.96^t / 2)} and {@code U} the
 * product of all {@code u} so far, {@code m} and {@code v} as in {@link Adam}, {@code m^ = u_(t+1)
 * * m / (1 - U * u_(t+1)) + (1 - u_t) * g / (1 - U); v^ = v / (1 - beta2^t); w -= m^ * rate /
 * (sqrt(v^) + epsilon)}.
 *
 * <p><b>Options</b> (default): those of {@link Optimizer}, {@code learningRate} (0.001), {@code
 * name} (nadam), {@code beta1} (0.9), {@code beta2} (0.999), {@code epsilon} (1e-7).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/optimizers/nadam.py}; as there, {@code 1 - beta}
 * is a difference of float32 numbers.
 */
public final class Nadam extends Optimizer implements HasBetas, HasEpsilon {

  static final Schema SCHEMA =
      OptimizerParams.schema("Nadam", "nadam", 0.001)
          .with(Adam.BETA_1, 0.9)
          .with(Adam.BETA_2, 0.999)
          .with(RMSprop.EPSILON, 1e-7);

  private final double beta1;
  private final double beta2;
  private final double epsilon;
  private @Nullable Variable product;

  /**
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public Nadam(Option<? super Nadam>... options) {
    this(SCHEMA.configure(options));
  }

  Nadam(Config c) {
    super(c);
    beta1 = c.get(Adam.BETA_1);
    beta2 = c.get(Adam.BETA_2);
    epsilon = c.get(RMSprop.EPSILON);
  }

  @Override
  protected void makeSlots(List<Variable> trainable) {
    product = addVariable(AutoNames.next("Variable"), DType.FLOAT32, 1);
    for (Variable variable : trainable) {
      addSlot(variable, "momentum");
      addSlot(variable, "velocity");
    }
  }

  @Override
  protected Rule rule(CallContext context, Value t, Value rate) {
    Value one = t.constant(1);
    Value next = one.subtract(t.constant(0.96).power(t.add(1)).multiply(0.5)).multiply(beta1);
    Value now = one.subtract(t.constant(0.96).power(t).multiply(0.5));
    Variable all = Objects.requireNonNull(product);
    Value products = Moments.keep(context, all, context.value(all).multiply(beta1).multiply(now));
    Value u = now.multiply(beta1);
    Value rest = one.subtract(products);
    Value restOfNext = one.subtract(products.multiply(next));
    Value correction = one.subtract(t.constant(beta2).power(t));
    Value share1 = one.subtract(beta1);
    Value share2 = one.subtract(beta2);
    return (variable, g) -> {
      Value m = Moments.towards(context, slot(variable, "momentum"), g, share1);
      Value v = Moments.towards(context, slot(variable, "velocity"), g.square(), share2);
      Value ahead = next.multiply(m).divide(restOfNext);
      Value mean = ahead.add(one.subtract(u).multiply(g).divide(rest));
      Value root = v.divide(correction).sqrt().add(epsilon);
      Moments.descend(context, variable, mean.multiply(rate).divide(root));
    };
  }
}
