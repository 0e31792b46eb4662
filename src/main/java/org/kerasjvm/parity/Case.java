package org.kerasjvm.parity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.data.NDArray;

/**
 * One question to both sides: what does this component, made from this configuration, give for
 * these inputs?
 *
 * @param id names it in reports
 * @param family such as "loss"
 * @param component the class in Keras, such as "Huber"
 * @param config Keras's JSON configuration; what is left out has its default
 * @param inputs by name; {@code python-export/README.md} lists the names of each family
 */
public record Case(
    String id,
    String family,
    String component,
    Map<String, @Nullable Object> config,
    Map<String, @Nullable Object> inputs) {

  /** Reads its JSON form. */
  public static Case of(JsonNode node) {
    return new Case(
        node.get("id").textValue(),
        node.get("family").textValue(),
        node.get("component").textValue(),
        ArrayCodec.map(node.get("config")),
        ArrayCodec.map(node.get("inputs")));
  }

  /** Its JSON form. */
  public JsonNode toJson() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", id).put("family", family).put("component", component);
    node.set("config", ArrayCodec.encode(config));
    node.set("inputs", ArrayCodec.encode(inputs));
    return node;
  }

  /** The named results in their JSON form, as both sides give them. */
  public static Map<String, NDArray> results(JsonNode node) {
    Map<String, NDArray> results = new LinkedHashMap<>();
    ArrayCodec.map(node).forEach((name, value) -> results.put(name, NDArray.of(given(value))));
    return results;
  }

  /**
   * An input that must be there.
   *
   * @throws IllegalArgumentException if it is missing
   */
  NDArray array(String name) {
    NDArray found = find(name);
    if (found == null) {
      throw new IllegalArgumentException(this + ": inputs must have " + name + ".");
    }
    return found;
  }

  /** An input that may be missing. */
  @Nullable NDArray find(String name) {
    Object value = inputs.get(name);
    return value == null ? null : NDArray.of(value);
  }

  /** An input that is a list, empty if it is missing. */
  List<?> list(String name) {
    return inputs.get(name) instanceof List<?> list ? list : List.of();
  }

  private static Object given(@Nullable Object value) {
    return value == null ? "null" : value;
  }

  @Override
  public String toString() {
    return family + " " + id;
  }
}
