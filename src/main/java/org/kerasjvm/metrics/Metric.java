package org.kerasjvm.metrics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.AutoNames;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.Configurable;
import org.kerasjvm.config.HasDType;
import org.kerasjvm.config.Named;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.engine.DataSpec;
import org.kerasjvm.engine.Standalone;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;
import org.tensorflow.ndarray.Shape;

/**
 * Base of all metrics ({@code keras/src/metrics/metric.py}): state that starts at its first value
 * at each epoch, an update for each batch, and a result.
 *
 * <p>In {@code compile} a metric runs inside the model's step. Without a model it works on arrays;
 * close it then, because its first use makes a small graph:
 *
 * <pre>{@code
 * try (var m = new AUC()) {
 *   m.updateState(yTrue, yPred);
 *   System.out.println(m.result());
 * }
 * }</pre>
 *
 * <p>A metric of your own adds its state by {@link #addVariable} and defines {@link #update} and
 * {@link #result(CallContext)}.
 *
 * <p><b>Options</b> of every metric (default): {@code name} (Keras's), {@code dtype} (float32).
 */
public abstract class Metric implements Configurable, Named, HasDType, AutoCloseable {

  /** The name in logs. */
  public static final Param<String> NAME = Param.text("name");

  /** The dtype that the metric counts in. */
  public static final Param<String> DTYPE =
      Param.choice("dtype", "float32", "float64", "int32", "int64");

  private final Config config;
  private final List<Variable> variables = new ArrayList<>();
  private boolean built;
  private boolean closed;
  private @Nullable Standalone standalone;

  /** Keeps the configuration; a metric without a name gets Keras's next one for its class. */
  protected Metric(Config config) {
    boolean named = config.find(NAME) != null;
    this.config = named ? config : config.with(NAME, AutoNames.next(config.className()));
  }

  /** For a metric of your own without options. */
  protected Metric(String name) {
    config = Schema.of(getClass().getSimpleName(), schema("", name)).fromMap(Map.of());
  }

  /** A schema for a metric with Keras's default name; null for a numbered one. */
  protected static Schema schema(String className, @Nullable String name) {
    return Schema.of(className).with(NAME, name).with(DTYPE, "float32");
  }

  // ---- for the metric's class

  /** Adds a float32 variable of zeros to the state. */
  protected final Variable addVariable(String name, long... shape) {
    return addVariable(name, DType.FLOAT32, shape);
  }

  /** Adds a variable of zeros to the state. */
  protected final Variable addVariable(String name, DType type, long... shape) {
    Variable variable =
        new Variable(name, Shape.of(shape), type, false, org.kerasjvm.ops.Initial.fill(0));
    variables.add(variable.path(name() + "/" + name));
    return variable;
  }

  /**
   * One of the variables, in the order in which they were added.
   *
   * @throws IllegalStateException if it depends on data and there has been none
   */
  protected final Variable variable(int index) {
    if (index >= variables.size()) {
      throw new IllegalStateException(config.place() + ": has seen no data yet. Update it first.");
    }
    return variables.get(index);
  }

  /**
   * Adds state whose shape depends on the data; called once before the first update.
   *
   * @param yTrue the shape of the targets, the first axis open
   * @param yPred the shape of the predictions, the first axis open
   * @throws IllegalArgumentException if the metric does not take such data
   */
  protected void build(Shape yTrue, Shape yPred) {}

  /**
   * Adds a batch to the state.
   *
   * @param sampleWeight one weight for each sample, or for each element; null means 1
   */
  public abstract void update(
      CallContext context, Value yTrue, Value yPred, @Nullable Value sampleWeight);

  /** The value of the metric for the current state, of the shape {@link #resultShape()}. */
  public abstract Value result(CallContext context);

  /** The shape of the result: one number for most metrics. */
  public Shape resultShape() {
    return Shape.scalar();
  }

  // ---- for models

  /** Adds the state that depends on the data, once. */
  public final void ensureBuilt(Shape yTrue, Shape yPred) {
    if (!built) {
      build(yTrue, yPred);
      built = true;
    }
  }

  /** The state, in Keras's order; what depends on the data comes with the first update. */
  public final List<Variable> variables() {
    return Collections.unmodifiableList(variables);
  }

  /** Where the metric goes when a model gets better; null if it does not say so. */
  public @Nullable Direction direction() {
    return null;
  }

  // ---- without a model

  /** Adds a batch of targets and predictions, array-like. */
  public void updateState(Object yTrue, Object yPred) {
    add(NDArray.of(yTrue), NDArray.of(yPred), null);
  }

  /**
   * Adds a weighted batch.
   *
   * @param sampleWeight one weight for each sample or element, or one for all; null means 1
   * @throws IllegalArgumentException if shapes do not go together
   * @throws IllegalStateException if the metric is closed
   */
  public void updateState(Object yTrue, Object yPred, @Nullable Object sampleWeight) {
    NDArray weight = sampleWeight == null ? null : NDArray.of(sampleWeight);
    add(NDArray.of(yTrue), NDArray.of(yPred), weight);
  }

  private void add(NDArray yTrue, NDArray yPred, @Nullable NDArray weight) {
    ensureBuilt(shape(yTrue), shape(yPred));
    if (weight == null) {
      run("update", (c, in) -> updated(c, in.get(0), in.get(1), null), yTrue, yPred);
    } else {
      run("update", (c, in) -> updated(c, in.get(0), in.get(1), in.get(2)), yTrue, yPred, weight);
    }
  }

  private List<Value> updated(CallContext c, Value yTrue, Value yPred, @Nullable Value weight) {
    update(c, yTrue, yPred, weight);
    return List.of();
  }

  /**
   * The value of the metric now: a single number, or an array for metrics that give several. After
   * a fit it is that of the last batches the model saw.
   *
   * @throws IllegalStateException if the metric is closed
   */
  public NDArray result() {
    return run("result", (context, in) -> List.of(result(context))).get(0);
  }

  /** Starts anew, as Keras's {@code reset_state}. */
  public void reset() {
    standalone().reset();
  }

  /** Frees what use without a model made; idempotent. Models do not need it. */
  @Override
  public void close() {
    standalone().close();
    closed = true;
  }

  /** Runs a program over the state on arrays. */
  final List<NDArray> run(String name, Standalone.Program program, NDArray... inputs) {
    return standalone().run(name, program, inputs);
  }

  /** What runs the state there is; state that came since has not been run yet. */
  private Standalone standalone() {
    Standalone known = standalone;
    if (known == null || !closed && known.state().size() < variables.size()) {
      if (known != null) {
        known.close();
      }
      known = new Standalone(config.place(), variables);
      standalone = known;
    }
    return known;
  }

  private static Shape shape(NDArray array) {
    return array.rank() == 0 ? Shape.scalar() : DataSpec.of(array).shape();
  }

  // ---- what it is

  /** The name in logs. */
  public final String name() {
    return config.get(NAME);
  }

  /** The dtype that the metric counts in. */
  public final DType dtype() {
    return DType.valueOf(config.get(DTYPE).toUpperCase(java.util.Locale.ROOT));
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
