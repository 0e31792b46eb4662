package org.kerasjvm.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kerasjvm.layers.KerasTensor;
import org.kerasjvm.layers.Layer;
import org.kerasjvm.layers.Node;

/**
 * The layers of a model and how they are connected, in the form of {@code model.to_json()} that
 * TensorBoard draws ({@code tensorboard/plugins/graph/keras_util.py}): names, classes, types and
 * connections, without the rest of the configurations.
 */
final class Architecture {

  String json(Model model) {
    try {
      return new ObjectMapper().writeValueAsString(layer(model, List.of()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the architecture is made of maps, lists and texts", e);
    }
  }

  private Map<String, Object> layer(Layer layer, List<Node> calls) {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("name", layer.name());
    config.put("trainable", layer.trainable());
    config.put("dtype", "float32");
    if (layer instanceof Model model) {
      addLayers(model, config);
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("module", layer instanceof Model ? "keras" : "keras.layers");
    all.put("class_name", className(layer));
    all.put("config", config);
    all.put("registered_name", null);
    all.put("name", layer.name());
    if (!calls.isEmpty()) {
      all.put("inbound_nodes", calls.stream().map(this::node).toList());
    }
    return all;
  }

  private static String className(Layer layer) {
    return layer instanceof Model
        ? layer instanceof Sequential ? "Sequential" : "Functional"
        : layer.getClass().getSimpleName();
  }

  private void addLayers(Model model, Map<String, Object> config) {
    List<Object> layers = new ArrayList<>();
    boolean stack = model instanceof Sequential;
    for (Layer inner : model.graph().layers()) {
      layers.add(layer(inner, stack ? List.of() : inner.inboundNodes()));
    }
    config.put("layers", layers);
    if (!stack) {
      config.put("input_layers", model.inputs().stream().map(this::history).toList());
      config.put("output_layers", model.outputs().stream().map(this::history).toList());
    }
  }

  private Map<String, Object> node(Node node) {
    List<Object> arguments = new ArrayList<>();
    for (KerasTensor tensor : node.inputs()) {
      arguments.add(
          Map.of(
              "class_name",
              "__keras_tensor__",
              "config",
              Map.of("keras_history", history(tensor))));
    }
    return Map.of(
        "args", arguments.size() == 1 ? arguments : List.of(arguments), "kwargs", Map.of());
  }

  private List<Object> history(KerasTensor tensor) {
    int node = tensor.layer().inboundNodes().indexOf(tensor.node());
    return List.of(tensor.layer().name(), node, tensor.index());
  }
}
