package org.kerasjvm.layers;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.AutoNames;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.Configurable;
import org.kerasjvm.config.HasActivityRegularizer;
import org.kerasjvm.config.HasDType;
import org.kerasjvm.config.HasInputShape;
import org.kerasjvm.config.HasTrainable;
import org.kerasjvm.config.Named;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.constraints.Constraint;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.initializers.Initializer;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;
import org.kerasjvm.regularizers.Regularizer;
import org.tensorflow.ndarray.Shape;

/**
 * Base of all layers ({@code keras/src/layers/layer.py}).
 *
 * <p>A layer is built once, when the shape of its input is known: {@link #build} makes its weights.
 * {@link #call} then emits its operations wherever it is used. A layer with one input overrides the
 * methods that take one; a layer with several overrides those that take lists.
 *
 * <p><b>Options</b> of every layer (default): {@code name} (the class in snake_case, numbered),
 * {@code trainable} (true), {@code dtype} (float32), {@code inputShape} (none; without the batch
 * axis), {@code activityRegularizer} (none).
 */
public abstract class Layer
    implements Configurable,
        Stackable,
        Named,
        HasTrainable,
        HasDType,
        HasInputShape,
        HasActivityRegularizer {

  /** The name. */
  public static final Param<String> NAME =
      Param.text("name").where("a string without '/'", name -> !name.contains("/"));

  /** Whether training changes the weights. */
  public static final Param<Boolean> TRAINABLE = Param.bool("trainable");

  /** The dtype of weights and computations. */
  public static final Param<Object> DTYPE = Param.of("dtype", DTypePolicy.CODEC);

  /** The shape of the input without the batch axis, for the first layer of a Sequential. */
  public static final Param<List<Integer>> INPUT_SHAPE = Param.integers("input_shape");

  /** The options that every layer takes. */
  public static final Schema SCHEMA =
      Schema.of("Layer")
          .with(NAME, null)
          .with(TRAINABLE, true)
          .with(DTYPE, "float32")
          .ifSet(LayerParams.ACTIVITY_REGULARIZER)
          .argument(INPUT_SHAPE, null);

  private final Config config;
  private final String name;
  private final @Nullable Regularizer activityRegularizer;
  private final List<Variable> weights = new ArrayList<>();
  private final List<Variable> seeds = new ArrayList<>();
  private final List<Node> nodes = new ArrayList<>();
  private boolean trainable;
  private @Nullable List<Shape> builtFor;

  /** Keeps the configuration and takes a name. */
  protected Layer(Config config) {
    this.config = config;
    String given = config.find(NAME);
    this.name = given != null ? given : AutoNames.next(config.className());
    this.trainable = config.get(TRAINABLE);
    this.activityRegularizer = config.find(LayerParams.ACTIVITY_REGULARIZER);
  }

  // ---- what a leaf defines

  /** Makes the weights for inputs of this shape; a layer without weights leaves it. */
  protected void build(Shape input) {}

  /** As {@link #build(Shape)}, for layers with several inputs. */
  protected void build(List<Shape> inputs) {
    build(inputs.get(0));
  }

  /** Emits the layer's operations on one input. */
  protected Value call(Value x, CallContext context) {
    throw new IllegalStateException(getClass().getSimpleName() + " must define call.");
  }

  /** As {@link #call(Value, CallContext)}, for layers with several inputs or outputs. */
  protected List<Value> call(List<Value> inputs, CallContext context) {
    return List.of(call(inputs.get(0), context));
  }

  /** The shape of the output for one input; the same shape unless overridden. */
  public Shape outputShape(Shape input) {
    return input;
  }

  /** As {@link #outputShape(Shape)}, for layers with several inputs or outputs. */
  public List<Shape> outputShapes(List<Shape> inputs) {
    return List.of(outputShape(inputs.get(0)));
  }

  /** What inputs the layer takes; anything unless overridden. */
  protected InputSpec inputSpec() {
    return InputSpec.ANY;
  }

  /** The dtype of the output; float32 unless overridden. */
  protected DType outputDType() {
    return DType.FLOAT32;
  }

  /** Adds a weight; in {@link #build}. */
  protected final Variable addWeight(String weightName, Shape shape, Initializer initializer) {
    return addWeight(weightName, shape, initializer, true);
  }

  /** Adds a weight, trainable or not; in {@link #build}. */
  protected final Variable addWeight(
      String weightName, Shape shape, Initializer initializer, boolean weightTrainable) {
    Variable weight = new Variable(weightName, shape, DType.FLOAT32, weightTrainable, initializer);
    weights.add(weight.path(name + "/" + weightName));
    return weight;
  }

  /** Holds a weight by what the configuration has under these parameters; in {@link #build}. */
  protected final void hold(
      Variable weight, Param<Regularizer> regularizer, Param<Constraint> constraint) {
    Regularizer penalty = config.find(regularizer);
    Constraint limit = config.find(constraint);
    weight.held(penalty == null ? null : penalty::call, limit == null ? null : limit::call);
  }

  /** Adds the state of a random generator; in the constructor. */
  protected final SeedGenerator addSeedGenerator(@Nullable Integer seed) {
    SeedGenerator generator = new SeedGenerator(seed);
    seeds.add(generator.state().path(name + "/seed_generator/seed_generator_state"));
    return generator;
  }

  // ---- what users see

  /**
   * Calls the layer on a symbolic tensor: the functional API.
   *
   * @throws IllegalArgumentException if the layer does not take such an input
   */
  public final KerasTensor apply(KerasTensor input) {
    return apply(List.of(input));
  }

  /** Calls the layer on several symbolic tensors and gives the first output. */
  public final KerasTensor apply(List<KerasTensor> inputs) {
    return applyAll(inputs).get(0);
  }

  /** Calls the layer on symbolic tensors and gives all outputs. */
  public List<KerasTensor> applyAll(List<KerasTensor> inputs) {
    List<Shape> shapes = inputs.stream().map(KerasTensor::shape).toList();
    buildFor(shapes);
    Node node = new Node(this, inputs, outputShapes(shapes), outputDType());
    nodes.add(node);
    return node.outputs();
  }

  /** Builds the weights if that has not been done, and checks the shapes. */
  public final void buildFor(List<Shape> shapes) {
    inputSpec().check(this, shapes);
    if (builtFor == null) {
      build(shapes);
      builtFor = List.copyOf(shapes);
    }
  }

  /** Emits the layer's operations; for models. */
  public final List<Value> trace(List<Value> inputs, CallContext context) {
    List<Value> outputs = call(inputs, context);
    if (activityRegularizer != null) {
      outputs.forEach(output -> context.addLoss(activityRegularizer.call(output)));
    }
    return outputs;
  }

  /** The name, unique in a model. */
  public final String name() {
    return name;
  }

  @Override
  public final Layer layer() {
    return this;
  }

  @Override
  public final Config config() {
    return config.with(NAME, name).with(TRAINABLE, trainable);
  }

  /** Whether the weights exist. */
  public boolean built() {
    return builtFor != null;
  }

  /** The shape of the input it was built for, or null. */
  public final @Nullable List<Shape> builtFor() {
    return builtFor;
  }

  /** Whether training changes the weights. */
  public final boolean trainable() {
    return trainable;
  }

  /** Freezes or thaws the layer; takes effect at the next {@code compile}, as in Keras. */
  public void trainable(boolean value) {
    trainable = value;
  }

  /** All weights: trainable ones first, then the others. */
  public List<Variable> weights() {
    List<Variable> all = new ArrayList<>(trainableWeights());
    for (Variable weight : weights) {
      if (!all.contains(weight)) {
        all.add(weight);
      }
    }
    return all;
  }

  /** The weights that training changes; none if the layer is frozen. */
  public List<Variable> trainableWeights() {
    return trainable ? weights.stream().filter(Variable::trainable).toList() : List.of();
  }

  /** The states of random generators, which are not weights. */
  public List<Variable> seedVariables() {
    return List.copyOf(seeds);
  }

  /** The number of elements of all weights. */
  public final long countParams() {
    return weights().stream().mapToLong(w -> w.shape().size()).sum();
  }

  /** The values of {@link #weights()}, copied to the heap. */
  public final List<NDArray> getWeights() {
    return weights().stream().map(Variable::value).toList();
  }

  /**
   * Sets the values of {@link #weights()}.
   *
   * @param values one array-like for each weight, in order
   * @throws IllegalArgumentException if the number or a shape differs
   */
  public final void setWeights(List<?> values) {
    List<Variable> targets = weights();
    if (values.size() != targets.size()) {
      throw new IllegalArgumentException(
          "You called `set_weights(weights)` on layer '%s' with a weight list of length %d, but the layer was expecting %d weights."
              .formatted(name, values.size(), targets.size()));
    }
    for (int k = 0; k < targets.size(); k++) {
      targets.get(k).assign(values.get(k));
    }
  }

  /** The calls of this layer so far. */
  public final List<Node> inboundNodes() {
    return List.copyOf(nodes);
  }

  /** The configuration without what only the constructor needs. */
  protected final Config rawConfig() {
    return config;
  }

  /** Adds the node of an input, whose tensor takes the name that the user gave. */
  final Node addNode(List<Shape> outputs, DType dtype) {
    Node node = new Node(this, List.of(), outputs, dtype, config.find(NAME));
    nodes.add(node);
    return node;
  }

  @Override
  public String toString() {
    return "<" + getClass().getSimpleName() + " name=" + name + ", built=" + built() + ">";
  }
}
