package org.kerasjvm.optimizers;

import java.util.List;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.data.DType;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;
import org.tensorflow.ndarray.Shape;

/**
 * Adam's mean square in little memory: of a weight with two axes or more only the means along the
 * last two are kept. With {@code l = min(rate, 1 / sqrt(t))}, {@code b = 1 - t^beta2Decay} and
 * {@code s = g² + epsilon1}: {@code r = b * r + (1 - b) * mean(s, -1); c = b * c + (1 - b) *
 * mean(s, -2); v = r / mean(r, -1) * c}, or {@code v = b * v + (1 - b) * s} for a vector; {@code u
 * = g / sqrt(v); w -= max(epsilon2, rms(w)) * l * u / max(1, rms(u) / clipThreshold)}.
 *
 * <p><b>Options</b> (default): those of {@link Optimizer}, {@code learningRate} (0.001), {@code
 * name} (adafactor), {@code beta2Decay} (-0.8), {@code epsilon1} (1e-30), {@code epsilon2} (1e-3),
 * {@code clipThreshold} (1), {@code relativeStep} (true; as Keras 3.8 bounds the rate by {@code 1 /
 * sqrt(t)} in any case, it changes nothing).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/optimizers/adafactor.py}; the quotient by a
 * square root is a product with {@code rsqrt}, as TensorFlow's graph optimizer makes it.
 */
public final class Adafactor extends Optimizer {

  /** The exponent of the step in the share of the mean square that is replaced. */
  public static final Param<Double> BETA_2_DECAY = Param.number("beta_2_decay");

  /** Keeps mean squares away from 0. */
  public static final Param<Double> EPSILON_1 = Param.number("epsilon_1");

  /** The least size of a weight that steps are in proportion to. */
  public static final Param<Double> EPSILON_2 = Param.number("epsilon_2");

  /** The largest root mean square of a step before scaling. */
  public static final Param<Double> CLIP_THRESHOLD = Param.number("clip_threshold");

  /** Whether a constant rate is bounded by one over the root of the step. */
  public static final Param<Boolean> RELATIVE_STEP = Param.bool("relative_step");

  static final Schema SCHEMA =
      OptimizerParams.schema("Adafactor", "adafactor", 0.001)
          .with(BETA_2_DECAY, -0.8)
          .with(EPSILON_1, 1e-30)
          .with(EPSILON_2, 1e-3)
          .with(CLIP_THRESHOLD, 1.0)
          .with(RELATIVE_STEP, true);

  private final double decay;
  private final double epsilon1;
  private final double epsilon2;
  private final double threshold;

  /**
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public Adafactor(Option<? super Adafactor>... options) {
    this(SCHEMA.configure(options));
  }

  Adafactor(Config c) {
    super(c);
    decay = c.get(BETA_2_DECAY);
    epsilon1 = c.get(EPSILON_1);
    epsilon2 = c.get(EPSILON_2);
    threshold = c.get(CLIP_THRESHOLD);
  }

  /** A vector gets two int32 zeros where a matrix has its means, as in Keras. */
  @Override
  protected void makeSlots(List<Variable> trainable) {
    for (Variable variable : trainable) {
      Shape shape = variable.shape();
      int rank = shape.numDimensions();
      if (rank < 2) {
        addVariable(variable.name(), DType.INT32, 0);
        addVariable(variable.name(), DType.INT32, 0);
      } else {
        addSlot(variable, "r", variable.name(), shape.take(rank - 1), 0);
        Shape columns = shape.take(rank - 2).append(shape.get(rank - 1));
        addSlot(variable, "c", variable.name(), columns, 0);
      }
      addSlot(variable, "velocity");
    }
  }

  @Override
  protected Rule rule(CallContext context, Value t, Value rate) {
    Value one = t.constant(1);
    Value bounded = rate.minimum(one.divide(t.sqrt()));
    Value kept = one.subtract(t.power(t.constant(decay)));
    return (variable, g) -> {
      Value scale = rms(context.value(variable)).maximum(epsilon2).multiply(bounded);
      Value squares = g.square().add(epsilon1);
      Value v;
      if (g.rank() >= 2) {
        Value r = blend(context, slot(variable, "r"), kept, squares.mean(-1));
        Value c = blend(context, slot(variable, "c"), kept, squares.mean(-2));
        Value product = r.divide(r.meanKeepLast()).expandDims(-1).multiply(c.expandDims(-2));
        v = Moments.keep(context, slot(variable, "velocity"), product);
      } else {
        v = blend(context, slot(variable, "velocity"), kept, squares);
      }
      Value step = g.multiply(v.rsqrt());
      Value excess = rms(step).divide(threshold).maximum(1);
      Moments.descend(context, variable, scale.multiply(step.divide(excess)));
    };
  }

  private static Value blend(CallContext context, Variable slot, Value kept, Value next) {
    Value one = kept.constant(1);
    Value old = kept.multiply(context.value(slot));
    return Moments.keep(context, slot, old.add(one.subtract(kept).multiply(next)));
  }

  private static Value rms(Value value) {
    return value.square().mean().sqrt();
  }
}
