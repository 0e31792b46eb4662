package org.kerasjvm.optimizers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Codec;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.data.DType;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;

/**
 * Multiplies the loss by a scale, so that small gradients do not vanish, and divides the gradients
 * by it before another optimizer takes its step. If a gradient is not finite, the step is left out
 * and the scale halved; after {@code dynamicGrowthSteps} finite steps in a row it is doubled.
 *
 * <p><b>Options</b> (default): those of {@link Optimizer}, which have no effect here, {@code
 * initialScale} (32768), {@code dynamicGrowthSteps} (2000), {@code name} (loss_scale_optimizer,
 * numbered). The learning rate is the one of {@code innerOptimizer}.
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/optimizers/loss_scale_optimizer.py}; {@link
 * #iterations()} stays 0 as there.
 */
public final class LossScaleOptimizer extends Optimizer {

  /** The scale of the first step. */
  public static final Param<Double> INITIAL_SCALE = Param.number("initial_scale");

  /** After how many finite steps the scale doubles. */
  public static final Param<Integer> DYNAMIC_GROWTH_STEPS = Param.integer("dynamic_growth_steps");

  private static final Param<Optimizer> INNER_OPTIMIZER =
      Param.of("inner_optimizer", new InnerCodec());

  static final Schema SCHEMA =
      OptimizerParams.withoutRate(
              Schema.of("LossScaleOptimizer").with(OptimizerParams.NAME, null), null)
          .required(INNER_OPTIMIZER)
          .with(INITIAL_SCALE, 32768.0)
          .with(DYNAMIC_GROWTH_STEPS, 2000);

  private final Optimizer inner;
  private final double initialScale;
  private final int growthSteps;
  private @Nullable Variable stepCounter;
  private @Nullable Variable dynamicScale;

  /**
   * Wraps an optimizer.
   *
   * @param innerOptimizer what takes the steps
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public LossScaleOptimizer(
      Optimizer innerOptimizer, Option<? super LossScaleOptimizer>... options) {
    this(SCHEMA.configure(options, new Option<>(INNER_OPTIMIZER, innerOptimizer)), innerOptimizer);
  }

  /** Wraps an optimizer of its own. */
  LossScaleOptimizer(Config c) {
    this(c, Optimizers.REGISTRY.copyOf(c.get(INNER_OPTIMIZER)));
  }

  private LossScaleOptimizer(Config c, Optimizer inner) {
    super(c, 0.0, false);
    this.inner = inner;
    initialScale = c.get(INITIAL_SCALE);
    growthSteps = c.get(DYNAMIC_GROWTH_STEPS);
  }

  /** The wrapped optimizer. */
  public Optimizer innerOptimizer() {
    return inner;
  }

  @Override
  public void build(List<Variable> trainable) {
    super.build(trainable);
    inner.buildWithin(name(), trainable);
  }

  @Override
  protected void makeSlots(List<Variable> trainable) {
    stepCounter = addVariable("step_counter", DType.INT64, 0);
    dynamicScale = addVariable("dynamic_scale", DType.FLOAT32, initialScale);
  }

  /** The common arguments of this class have no effect, as in Keras. */
  @Override
  protected Rule rule(CallContext context, Value t, Value rate) {
    throw new IllegalStateException("LossScaleOptimizer: has no rule of its own.");
  }

  @Override
  public Value scaleLoss(CallContext context, Value loss) {
    return loss.multiply(context.value(Objects.requireNonNull(dynamicScale)));
  }

  @Override
  public void apply(CallContext context, List<Variable> variables, List<Value> gradients) {
    Variable counter = Objects.requireNonNull(stepCounter);
    Variable scale = Objects.requireNonNull(dynamicScale);
    Value old = context.value(scale);
    Value count = context.value(counter);
    Value finite = gradients.stream().map(g -> g.isFinite().all()).reduce(Value::and).orElseThrow();
    Value full = count.equal(count.constant(growthSteps - 1));
    context.when(
        finite,
        () -> inner.apply(context, variables, gradients.stream().map(g -> g.divide(old)).toList()));
    Value zero = count.constant(0);
    context.update(counter, finite.choose(full.choose(zero, count.add(1)), zero));
    context.update(scale, finite.choose(full.choose(old.multiply(2), old), old.divide(2)));
  }

  @Override
  public void finalizeVariableValues() {
    inner.finalizeVariableValues();
  }

  @Override
  public Map<Variable, Variable> averages() {
    return inner.averages();
  }

  @Override
  public List<Variable> variables() {
    List<Variable> all = new ArrayList<>(super.variables());
    all.addAll(inner.variables());
    return all;
  }

  @Override
  public float learningRate() {
    return inner.learningRate();
  }

  @Override
  public void learningRate(double rate) {
    inner.learningRate(rate);
  }

  @Override
  public Map<String, @Nullable Object> getConfig() {
    Map<String, @Nullable Object> map = super.getConfig();
    map.put(INNER_OPTIMIZER.key(), Optimizers.REGISTRY.write(inner));
    return map;
  }

  /** Asks the registry when it is there: the registry's own entries lead here. */
  private static final class InnerCodec implements Codec<Optimizer> {

    @Override
    public @Nullable Optimizer read(@Nullable Object given) {
      return Optimizers.REGISTRY.read(given);
    }

    @Override
    public @Nullable Object write(@Nullable Object given) {
      return Optimizers.REGISTRY.write(given);
    }
  }
}
