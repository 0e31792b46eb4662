package org.kerasjvm.optimizers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.AutoNames;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.Configurable;
import org.kerasjvm.config.HasLearningRate;
import org.kerasjvm.config.Named;
import org.kerasjvm.data.DType;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Initial;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;
import org.kerasjvm.optimizers.schedules.LearningRateSchedule;
import org.tensorflow.ndarray.Shape;

/**
 * Base of all optimizers ({@code keras/src/optimizers/base_optimizer.py}): the learning rate, the
 * count of steps, slots that belong to the model's variables, and what happens around each rule:
 * gradients are unscaled, accumulated and clipped; weights decay; then comes the rule; then the
 * moving average is updated.
 *
 * <p><b>Options</b> of every optimizer (default): {@code learningRate} (a number of the class's
 * own, or a {@link LearningRateSchedule}), {@code weightDecay} (none), {@code clipnorm}, {@code
 * clipvalue}, {@code globalClipnorm} (none; only one of them), {@code useEma} (false), {@code
 * emaMomentum} (0.99), {@code emaOverwriteFrequency} (none: the weights get their average when
 * {@code fit} ends), {@code lossScaleFactor} (none), {@code gradientAccumulationSteps} (none; 2 or
 * more), {@code name}.
 *
 * <p>Schedules and {@code iteration} count batches; rules and the moving average count steps, of
 * which accumulation makes one from several batches.
 */
public abstract class Optimizer implements Configurable, Named, HasLearningRate {

  private final Config config;
  private final String name;
  private final Variable iterations;
  private final LearningRate learningRate;
  private final Clipping clipping;
  private final WeightDecay weightDecay;
  private final @Nullable Double lossScale;
  private final @Nullable GradientAccumulation accumulation;
  private final @Nullable MovingAverage average;
  private @Nullable Slots slots;
  private String scope = "";

  /**
   * Keeps the configuration.
   *
   * @throws IllegalArgumentException if common arguments contradict each other
   */
  protected Optimizer(Config config) {
    this(config, config.get(OptimizerParams.LEARNING_RATE), true);
  }

  /**
   * For a class whose configuration has no learning rate.
   *
   * @param alone whether this optimizer takes steps, rather than one that it wraps
   */
  Optimizer(Config config, Object rate, boolean alone) {
    OptimizerParams.check(config);
    this.config = config;
    String given = config.find(OptimizerParams.NAME);
    name = given != null ? given : AutoNames.next(config.className());
    iterations = new Variable("iteration", Shape.scalar(), DType.INT64, false, Initial.fill(0));
    iterations.path(name + "/iteration");
    learningRate = new LearningRate(rate, name, iterations);
    clipping = new Clipping(config);
    weightDecay = new WeightDecay(config.find(OptimizerParams.WEIGHT_DECAY));
    lossScale = config.find(OptimizerParams.LOSS_SCALE_FACTOR);
    Integer several = config.find(OptimizerParams.GRADIENT_ACCUMULATION_STEPS);
    int steps = alone && several != null ? several : 0;
    accumulation = steps == 0 ? null : new GradientAccumulation(steps);
    boolean averages = alone && config.get(OptimizerParams.USE_EMA);
    average = averages ? new MovingAverage(config) : null;
  }

  /** What happens to one variable in a step: it and its slots are read and updated. */
  @FunctionalInterface
  protected interface Rule {

    /** Emits the operations for one variable. */
    void step(Variable variable, Value gradient);
  }

  /**
   * Makes the class's slots by {@link #addSlot}, in Keras's order.
   *
   * @param trainable the model's trainable variables
   */
  protected abstract void makeSlots(List<Variable> trainable);

  /**
   * Computes what all variables share in a step and gives the rule for each.
   *
   * @param t the number of this step, from 1, float32
   * @param rate the learning rate, a float32 scalar
   */
  protected abstract Rule rule(CallContext context, Value t, Value rate);

  /**
   * Makes the slots for the model's trainable variables.
   *
   * @throws IllegalStateException if the optimizer already belongs to other variables
   */
  public void build(List<Variable> trainable) {
    if (slots == null) {
      slots = new Slots(trainable);
      trainable.forEach(this::addCommonSlots);
      makeSlots(trainable);
    } else if (!slots.belongTo(trainable)) {
      throw new IllegalStateException(
          config.className()
              + ": already belongs to another model or to other variables. Make a new optimizer.");
    }
  }

  /** Builds with paths that start with the name of an optimizer around this one. */
  final void buildWithin(String outer, List<Variable> trainable) {
    scope = outer + "/";
    build(trainable);
  }

  private void addCommonSlots(Variable variable) {
    if (average != null) {
      average.add(variable, addSlot(variable, "average"));
    }
    if (accumulation != null) {
      accumulation.add(variable, addSlot(variable, "gradient_accumulator"));
    }
  }

  /** Adds a slot of the variable's shape that starts with zeros. */
  protected final Variable addSlot(Variable of, String slot) {
    String full = of.path().replace('/', '_') + "_" + slot;
    return addSlot(of, slot, full, of.shape(), 0);
  }

  /**
   * Adds a slot.
   *
   * @param slot what {@link #slot} finds it by
   * @param shortName its name in Keras
   */
  protected final Variable addSlot(
      Variable of, String slot, String shortName, Shape shape, double fill) {
    Variable state = state(shortName, shape, of.dtype(), fill);
    made().add(of, slot, state);
    return state;
  }

  /** Adds a variable that belongs to no slot. */
  protected final Variable addVariable(String shortName, DType dtype, double fill) {
    Variable state = state(shortName, Shape.scalar(), dtype, fill);
    made().add(state);
    return state;
  }

  private Variable state(String shortName, Shape shape, DType dtype, double fill) {
    return new Variable(shortName, shape, dtype, false, Initial.fill(fill))
        .path(scope + name + "/" + shortName);
  }

  /**
   * A slot of a variable.
   *
   * @throws IllegalStateException if the optimizer was not built with that variable
   */
  protected final Variable slot(Variable variable, String slot) {
    return made().get(variable, slot);
  }

  private Slots made() {
    if (slots == null) {
      throw new IllegalStateException(
          config.className() + ": has no slots yet. Call build(trainableWeights) or fit first.");
    }
    return slots;
  }

  /** Whether it belongs to a model's variables, as it does from the first training step on. */
  public final boolean built() {
    return slots != null;
  }

  /** The loss that gradients are taken of. */
  public Value scaleLoss(CallContext context, Value loss) {
    return lossScale == null ? loss : loss.multiply(lossScale);
  }

  /**
   * One batch: Keras's {@code apply}.
   *
   * @param gradients one for each variable, of the scaled loss
   */
  public void apply(CallContext context, List<Variable> variables, List<Value> gradients) {
    if (gradients.isEmpty()) {
      return;
    }
    List<Value> unscaled =
        lossScale == null
            ? gradients
            : gradients.stream().map(g -> g.divide((double) lossScale)).toList();
    Value batches = context.value(iterations);
    Value steps = accumulation == null ? batches : accumulation.steps(batches);
    if (accumulation == null) {
      step(context, steps, variables, unscaled);
    } else {
      accumulation.apply(
          context, batches, variables, unscaled, means -> step(context, steps, variables, means));
    }
    if (average != null) {
      average.update(context, steps);
    }
    context.update(iterations, batches.add(1));
    variables.forEach(variable -> constrain(context, variable));
  }

  private static void constrain(CallContext context, Variable variable) {
    UnaryOperator<Value> constraint = variable.constraint();
    if (constraint != null) {
      context.update(variable, constraint.apply(context.value(variable)));
    }
  }

  private void step(
      CallContext context, Value steps, List<Variable> variables, List<Value> gradients) {
    List<Value> clipped = clipping.clip(gradients);
    Value rate = learningRate.value(context);
    weightDecay.apply(context, variables, rate);
    Rule rule = rule(context, steps.add(1).cast(DType.FLOAT32), rate);
    for (int k = 0; k < variables.size(); k++) {
      rule.step(variables.get(k), clipped.get(k));
    }
  }

  /**
   * Keeps weights from decaying: Keras's {@code exclude_from_weight_decay}. Replaces what an
   * earlier call excluded.
   *
   * @param varList variables that do not decay
   * @param varNames words (regular expressions): variables with one of them in their path do not
   *     decay
   * @throws IllegalStateException if training has begun
   */
  public final void excludeFromWeightDecay(List<Variable> varList, List<String> varNames) {
    if (built()) {
      throw new IllegalStateException(
          "`exclude_from_weight_decay()` can only be configured before the optimizer is built.");
    }
    weightDecay.exclude(varList, varNames);
  }

  /**
   * Gives the weights their moving averages if {@code useEma} asks for it; {@code fit} does so
   * after its last epoch.
   */
  public void finalizeVariableValues() {
    if (average != null) {
      average.overwriteWeights();
    }
  }

  /** The moving average of each weight; empty without {@code useEma} or before training. */
  public Map<Variable, Variable> averages() {
    return average == null ? Map.of() : average.averages();
  }

  /**
   * All variables in Keras's order: iteration, learning rate (unless a schedule gives it), averages
   * and accumulators, then the class's slots. They can be read and set once training has begun.
   */
  public List<Variable> variables() {
    List<Variable> all = new ArrayList<>(List.of(iterations));
    all.addAll(learningRate.variables());
    all.addAll(slots == null ? List.of() : slots.all());
    return all;
  }

  /** How many steps have been taken. */
  public final long iterations() {
    long batches = iterations.store() == null ? 0 : iterations.value().getLong();
    return accumulation == null ? batches : accumulation.steps(batches);
  }

  /**
   * The learning rate in use.
   *
   * @throws IllegalStateException if a schedule gives it and training has not begun
   */
  public float learningRate() {
    return learningRate.get();
  }

  /**
   * Sets the learning rate, at any time.
   *
   * @throws IllegalArgumentException if it is negative or not finite
   * @throws IllegalStateException if a schedule gives it
   */
  public void learningRate(double rate) {
    if (!(rate >= 0) || Double.isInfinite(rate)) {
      throw new IllegalArgumentException(
          config.className()
              + ": learning_rate must be a number of 0 or more; received "
              + rate
              + ".");
    }
    learningRate.set(rate);
  }

  /** The schedule of the learning rate, or null. */
  public final @Nullable LearningRateSchedule schedule() {
    return learningRate.schedule();
  }

  /** The name. */
  public final String name() {
    return name;
  }

  @Override
  public final Config config() {
    return config;
  }

  /** Keras's JSON; the learning rate is the present one, in float32. */
  @Override
  public Map<String, @Nullable Object> getConfig() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>(config.toMap());
    map.put(OptimizerParams.NAME.key(), name);
    if (schedule() == null) {
      map.computeIfPresent(
          OptimizerParams.LEARNING_RATE.key(), (key, given) -> (double) learningRate());
    }
    return map;
  }

  @Override
  public String toString() {
    return config.toString();
  }
}
