package org.kerasjvm.optimizers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.Configurable;
import org.kerasjvm.config.HasLearningRate;
import org.kerasjvm.config.Named;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Initial;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;
import org.tensorflow.ndarray.Shape;

/**
 * Base of all optimizers ({@code keras/src/optimizers/base_optimizer.py}): the learning rate, the
 * count of steps, and slots that belong to the model's variables.
 *
 * <p><b>Options</b> of every optimizer: {@code learningRate}, {@code name}.
 */
public abstract class Optimizer implements Configurable, Named, HasLearningRate {

  /** The step size. */
  public static final Param<Double> LEARNING_RATE =
      Param.number("learning_rate").where("a number of 0 or more", rate -> rate >= 0);

  /** The name. */
  public static final Param<String> NAME = Param.text("name");

  private final Config config;
  private final Variable iterations =
      new Variable("iteration", Shape.scalar(), DType.INT64, false, Initial.fill(0));
  private final Variable learningRate;
  private final Map<Variable, Map<String, Variable>> slots = new LinkedHashMap<>();
  private List<Variable> variables;
  private boolean built;
  private float rateBeforeBuild;

  /** Keeps the configuration. */
  protected Optimizer(Config config) {
    this.config = config;
    double rate = config.get(LEARNING_RATE);
    rateBeforeBuild = (float) rate;
    learningRate =
        new Variable(
            "learning_rate",
            Shape.scalar(),
            DType.FLOAT32,
            false,
            (tf, shape, dtype) -> Value.of(tf, tf.constant(rateBeforeBuild)));
    iterations.path(name() + "/iteration");
    learningRate.path(name() + "/learning_rate");
    variables = List.of(iterations, learningRate);
  }

  /** A schema with Keras's default name and learning rate; the class adds its own arguments. */
  static Schema schema(String className, String name, double learningRate) {
    return Schema.of(className)
        .with(NAME, name)
        .with(LEARNING_RATE, learningRate)
        .onlyDefault("weight_decay", null)
        .onlyDefault("clipnorm", null)
        .onlyDefault("global_clipnorm", null)
        .onlyDefault("clipvalue", null)
        .onlyDefault("use_ema", false)
        .onlyDefault("ema_momentum", 0.99)
        .onlyDefault("ema_overwrite_frequency", null)
        .onlyDefault("loss_scale_factor", null)
        .onlyDefault("gradient_accumulation_steps", null);
  }

  /** The names of the slots that each trainable variable gets, in Keras's order. */
  protected abstract List<String> slotNames();

  /** What happens to one variable in a step: it and its slots are read and updated. */
  @FunctionalInterface
  protected interface Rule {

    /** Emits the operations for one variable. */
    void step(Variable variable, Value gradient);
  }

  /**
   * Computes what all variables share in a step and gives the rule for each.
   *
   * @param t the number of this step, from 1, float32
   * @param rate the learning rate
   */
  protected abstract Rule rule(CallContext context, Value t, Value rate);

  /**
   * In what order {@link #variables} lists the slots: group after group, each variable by variable.
   * One group of all slots (Adam) unless overridden.
   */
  protected List<List<String>> slotGroups() {
    return List.of(slotNames());
  }

  /**
   * Makes the slots for the model's trainable variables.
   *
   * @throws IllegalStateException if the optimizer already belongs to other variables
   */
  public final void build(List<Variable> trainable) {
    if (!slots.isEmpty()) {
      if (!slots.keySet().equals(new java.util.LinkedHashSet<>(trainable))) {
        throw new IllegalStateException(
            config.className()
                + ": already belongs to another model or to other variables. Make a new optimizer.");
      }
      return;
    }
    List<Variable> all = new ArrayList<>(List.of(iterations, learningRate));
    for (Variable variable : trainable) {
      Map<String, Variable> own = new LinkedHashMap<>();
      for (String slot : slotNames()) {
        String path = name() + "/" + variable.path().replace('/', '_') + "_" + slot;
        own.put(slot, Variable.state(slot, variable.shape(), 0).path(path));
      }
      slots.put(variable, own);
    }
    for (List<String> group : slotGroups()) {
      slots.values().forEach(own -> group.forEach(slot -> all.add(own.get(slot))));
    }
    variables = List.copyOf(all);
    built = true;
  }

  /** Whether it belongs to a model's variables, as it does from the first training step on. */
  public final boolean built() {
    return built;
  }

  /** One step: Keras's {@code apply}. */
  public final void apply(CallContext context, List<Variable> trainable, List<Value> gradients) {
    Value next = context.value(iterations).add(1);
    Rule rule = rule(context, next.cast(DType.FLOAT32), context.value(learningRate));
    for (int k = 0; k < trainable.size(); k++) {
      rule.step(trainable.get(k), gradients.get(k));
    }
    context.update(iterations, next);
  }

  /** A slot of a variable. */
  protected final Variable slot(Variable variable, String slot) {
    Map<String, Variable> own = slots.get(variable);
    Variable found = own == null ? null : own.get(slot);
    if (found == null) {
      throw new IllegalStateException(this + ": no slot " + slot + " for " + variable);
    }
    return found;
  }

  /** All variables: iteration, learning rate, then slots, in Keras's order. */
  public final List<Variable> variables() {
    return variables;
  }

  /** How many steps have been taken. */
  public final long iterations() {
    return iterations.store() == null ? 0 : iterations.value().getLong();
  }

  /** The learning rate in use. */
  public final float learningRate() {
    return learningRate.store() == null ? rateBeforeBuild : learningRate.value().getFloat();
  }

  /**
   * Sets the learning rate, at any time.
   *
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public final void learningRate(double rate) {
    if (!(rate >= 0) || Double.isInfinite(rate)) {
      throw new IllegalArgumentException(
          config.className()
              + ": learning_rate must be a number of 0 or more; received "
              + rate
              + ".");
    }
    rateBeforeBuild = (float) rate;
    if (learningRate.store() != null) {
      learningRate.assign(NDArray.of(new float[] {(float) rate}, new int[0]));
    }
  }

  /** The name. */
  public final String name() {
    return config.get(NAME);
  }

  @Override
  public final Config config() {
    return config;
  }

  @Override
  public String toString() {
    return config.toString();
  }
}
