package org.kerasjvm.models;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Config;
import org.kerasjvm.engine.Runtime;
import org.kerasjvm.layers.InputSpec;
import org.kerasjvm.layers.KerasTensor;
import org.kerasjvm.layers.Layer;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;
import org.tensorflow.ndarray.Shape;

/**
 * What a model is made of: a graph of layer calls, and the native memory that its weights live in.
 */
abstract class ModelStructure extends Layer implements AutoCloseable {

  private @Nullable LayerGraph graph;
  private @Nullable Runtime runtime;
  private boolean closed;

  ModelStructure(Config config) {
    super(config);
  }

  /** What was traced in the graph before is void. */
  abstract void graphChanged();

  /** Takes a graph and makes the weights real. */
  final void connect(LayerGraph newGraph) {
    graph = newGraph;
    Runtime shared = sharedRuntime(newGraph);
    if (runtime != shared) {
      release();
      runtime = shared.retain();
    }
    shared.adopt(weights());
    shared.adopt(seedVariables());
    graphChanged();
  }

  /** The runtime that the layers already live in, or a new one. */
  private Runtime sharedRuntime(LayerGraph newGraph) {
    Set<Variable.Store> stores = new LinkedHashSet<>();
    for (Layer layer : newGraph.layers()) {
      layer.weights().stream().map(Variable::store).filter(Objects::nonNull).forEach(stores::add);
    }
    if (stores.size() > 1) {
      throw new IllegalArgumentException(
          "Model '%s': its layers belong to several models that share no layer. Connect them in one model, or copy weights by setWeights."
              .formatted(name()));
    }
    return stores.isEmpty()
        ? runtime != null ? runtime : new Runtime()
        : (Runtime) stores.iterator().next();
  }

  /** The graph; a Sequential has one once its input is known. */
  LayerGraph graph() {
    requireOpen();
    if (graph == null) {
      throw new IllegalStateException(
          "Model '%s' has not yet been built. Call fit with some data, or give the first layer an inputShape."
              .formatted(name()));
    }
    return graph;
  }

  final boolean connected() {
    return graph != null;
  }

  final Runtime runtime() {
    graph();
    return Objects.requireNonNull(runtime);
  }

  final void requireOpen() {
    if (closed) {
      throw new IllegalStateException(
          "Model '%s' is closed: make or load a new one.".formatted(name()));
    }
  }

  /** A callback must not change the graph that its own fit runs in. */
  final void requireIdle(String call) {
    if (runtime != null && runtime.busyHere()) {
      throw new IllegalStateException(
          "%s: must not be called while model '%s' trains or is evaluated. In a callback, call stopTraining(true) and go on after fit."
              .formatted(call, name()));
    }
  }

  /** The layers, inputs included. */
  public List<Layer> layers() {
    return graph().layers();
  }

  /**
   * A layer by name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public final Layer getLayer(String layerName) {
    return layers().stream()
        .filter(layer -> layer.name().equals(layerName))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "No such layer: %s. Existing layers are: %s."
                        .formatted(layerName, layers().stream().map(Layer::name).toList())));
  }

  /** The symbolic inputs. */
  public final List<KerasTensor> inputs() {
    return graph().inputs();
  }

  /** The symbolic outputs. */
  public final List<KerasTensor> outputs() {
    return graph().outputs();
  }

  /** The names of the inputs: those of their layers. */
  public final List<String> inputNames() {
    return graph().inputs().stream().map(t -> t.layer().name()).toList();
  }

  /** The names of the outputs: those of the layers that make them. */
  public final List<String> outputNames() {
    return graph().outputs().stream().map(t -> t.layer().name()).toList();
  }

  @Override
  public boolean built() {
    return graph != null;
  }

  @Override
  public List<Variable> weights() {
    Set<Variable> all = new LinkedHashSet<>();
    if (graph != null) {
      graph.layers().forEach(layer -> all.addAll(layer.weights()));
    }
    return new ArrayList<>(all);
  }

  @Override
  public List<Variable> trainableWeights() {
    Set<Variable> all = new LinkedHashSet<>();
    if (graph != null && trainable()) {
      graph.layers().forEach(layer -> all.addAll(layer.trainableWeights()));
    }
    return new ArrayList<>(all);
  }

  @Override
  public List<Variable> seedVariables() {
    return graph == null ? List.of() : graph.seedVariables();
  }

  @Override
  protected InputSpec inputSpec() {
    return InputSpec.ANY;
  }

  @Override
  protected void build(List<Shape> inputs) {
    graph();
  }

  @Override
  protected final List<Value> call(List<Value> inputs, CallContext context) {
    return graph().trace(inputs, context);
  }

  @Override
  public final List<Shape> outputShapes(List<Shape> inputs) {
    return graph().outputs().stream().map(KerasTensor::shape).toList();
  }

  /** Frees the native memory, after calls in flight; closing again does nothing. */
  @Override
  public void close() {
    if (!closed) {
      requireIdle("close");
      release();
      closed = true;
    }
  }

  private void release() {
    if (runtime != null) {
      runtime.close();
      runtime = null;
    }
  }
}
