package org.kerasjvm.models;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.AutoNames;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.layers.InputLayer;
import org.kerasjvm.layers.KerasTensor;
import org.kerasjvm.layers.Layer;
import org.kerasjvm.layers.Stackable;
import org.kerasjvm.ops.Variable;

/**
 * A model that is a list of layers, each called on the output of the one before ({@code
 * keras/src/models/sequential.py}).
 *
 * <p>The weights are made when the shape of the input is known: from an {@code Input} or {@code
 * inputShape(...)} of the first layer, or else from the data of the first {@code fit}.
 */
public final class Sequential extends Model {

  private static final Schema SCHEMA = Schema.of("Sequential", Layer.SCHEMA);

  private final List<Layer> stack = new ArrayList<>();

  /** An empty model, or one of these layers. */
  public Sequential(Stackable... layers) {
    this(List.of(layers));
  }

  /**
   * A model of these layers.
   *
   * @throws IllegalArgumentException if a layer does not take the output of the one before
   */
  @SafeVarargs
  public Sequential(List<? extends Stackable> layers, Option<? super Sequential>... options) {
    super(configure(options));
    layers.forEach(layer -> push(layer.layer()));
    rebuild();
  }

  @SafeVarargs
  private static Config configure(Option<? super Sequential>... options) {
    return SCHEMA.configure(options);
  }

  /**
   * Adds a layer at the end, or an {@code Input} at the start.
   *
   * @throws IllegalArgumentException if its name is taken, or it does not take the output of the
   *     one before
   */
  public void add(Stackable layer) {
    requireOpen();
    requireIdle("add");
    push(layer.layer());
    try {
      rebuild();
    } catch (IllegalArgumentException e) {
      stack.remove(stack.size() - 1);
      throw e;
    }
  }

  /** Removes the last layer. */
  public Layer pop() {
    requireOpen();
    requireIdle("pop");
    if (stack.isEmpty()) {
      throw new IllegalStateException("Sequential '" + name() + "': there is no layer to remove.");
    }
    Layer last = stack.remove(stack.size() - 1);
    rebuild();
    return last;
  }

  private void push(Layer layer) {
    List<Integer> inputShape = layer.config().find(Layer.INPUT_SHAPE);
    if (stack.isEmpty() && inputShape != null) {
      stack.add(new InputLayer(inputShape.stream().mapToInt(Integer::intValue).toArray()));
    }
    for (Layer other : stack) {
      if (other.name().equals(layer.name())) {
        throw new IllegalArgumentException(
            "All layers added to a Sequential model should have unique names. Name '%s' is already the name of a layer in this model. Update the `name` argument to pass a unique name."
                .formatted(layer.name()));
      }
    }
    if (layer instanceof InputLayer && !stack.isEmpty()) {
      throw new IllegalArgumentException(
          "Sequential model '%s' has already been configured: an Input must come first."
              .formatted(name()));
    }
    stack.add(layer);
  }

  private void rebuild() {
    if (stack.size() > 1 && stack.get(0) instanceof InputLayer input) {
      build(input);
    }
  }

  private void build(InputLayer input) {
    KerasTensor x = input.output();
    for (Layer layer : stack.subList(1, stack.size())) {
      boolean builtHere = !layer.built();
      x = layer.apply(x);
      if (builtHere) { // Keras builds them under the model's name
        layer.weights().forEach(weight -> weight.path(name() + "/" + weight.path()));
      }
    }
    AutoNames.next("Functional"); // Keras makes a Functional inside, which takes a name
    connect(new LayerGraph(List.of(input.output()), List.of(x)));
  }

  @Override
  void buildForData(DataSet data, int batchSize) {
    if (connected()) {
      return;
    }
    if (layers().isEmpty()) {
      throw new IllegalStateException(
          "Sequential model %s cannot be built because it has no layers. Call `model.add(layer)`."
              .formatted(name()));
    }
    NDArray x = data.x().get(0);
    int[] shape = x.shape();
    int[] sample = new int[shape.length - 1];
    System.arraycopy(shape, 1, sample, 0, sample.length);
    // Keras knows the size of the batches where all are full
    InputLayer input = InputLayer.forBatch(batchSize, sample);
    stack.add(0, input);
    try {
      build(input);
    } catch (IllegalArgumentException e) {
      stack.remove(0);
      throw e;
    }
  }

  @Override
  String lastLayerName() {
    return stack.isEmpty() ? name() : stack.get(stack.size() - 1).name();
  }

  /** The layers without the input. */
  @Override
  public List<Layer> layers() {
    return stack.stream().filter(layer -> !(layer instanceof InputLayer)).toList();
  }

  @Override
  public List<Variable> weights() {
    List<Variable> all = new ArrayList<>();
    layers().forEach(layer -> all.addAll(layer.weights()));
    return all.stream().distinct().toList();
  }

  /** The shape of the first layer's input, or null while it is open. */
  @Nullable KerasTensor input() {
    return connected() ? graph().inputs().get(0) : null;
  }
}
