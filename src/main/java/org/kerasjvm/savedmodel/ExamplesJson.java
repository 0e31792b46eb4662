package org.kerasjvm.savedmodel;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.kerasjvm.data.NDArray;

/** The JSON of {@link Examples}: which array is which input or output of which signature. */
final class ExamplesJson {

  private static final int FORMAT = 1;
  private static final int MAX_DEPTH = 16;

  /** What an array may be called in the archive: nothing that unpacks to somewhere else. */
  private static final Pattern ARRAY_NAME = Pattern.compile("[^/\\\\\\p{Cntrl}]{1,500}");

  private static final ObjectMapper JSON =
      new ObjectMapper(factory())
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final Path file;

  /**
   * @param file for messages
   */
  ExamplesJson(Path file) {
    this.file = file;
  }

  private static JsonFactory factory() {
    return JsonFactory.builder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
        .build();
  }

  // ---- reading

  Examples read(byte[] json, Map<String, NDArray> arrays, String archive) throws IOException {
    JsonNode root = parse(json);
    int format = require(root, "format", JsonNode::isInt, "an integer").intValue();
    if (format != FORMAT) {
      throw wrong("format %d; this version reads format %d".formatted(format, FORMAT));
    }
    Map<String, String> writtenBy = texts(root, "written_by");
    List<Examples.Example> examples = new ArrayList<>();
    for (JsonNode node : require(root, "examples", JsonNode::isArray, "a list")) {
      examples.add(example(node, new Arrays(arrays, archive)));
    }
    return new Examples(writtenBy, examples);
  }

  private JsonNode parse(byte[] json) throws IOException {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IOException(file + ": not JSON (" + e.getOriginalMessage() + ").", e);
    }
  }

  private Examples.Example example(JsonNode node, Arrays arrays) throws IOException {
    return new Examples.Example(
        text(node, "signature"),
        arrays.byKey(texts(node, "inputs")),
        arrays.byKey(texts(node, "outputs")),
        tolerance(node, "rtol"),
        tolerance(node, "atol"),
        text(node, "source"));
  }

  /** The arrays of the archive by the names that the JSON uses. */
  private final class Arrays {
    private final Map<String, NDArray> all;
    private final String archive;

    Arrays(Map<String, NDArray> all, String archive) {
      this.all = all;
      this.archive = archive;
    }

    Map<String, NDArray> byKey(Map<String, String> names) throws IOException {
      Map<String, NDArray> found = new LinkedHashMap<>();
      for (Map.Entry<String, String> entry : names.entrySet()) {
        String name = entry.getValue();
        if (!ARRAY_NAME.matcher(name).matches()) {
          throw wrong("'%s' is no name of an array".formatted(name));
        }
        NDArray array = all.get(name);
        if (array == null) {
          throw wrong("array '%s' is not in %s".formatted(name, archive));
        }
        found.put(entry.getKey(), array);
      }
      return found;
    }
  }

  private double tolerance(JsonNode node, String key) throws IOException {
    double value = require(node, key, JsonNode::isNumber, "a number").doubleValue();
    if (!Double.isFinite(value) || value < 0) {
      throw wrong("\"%s\" must be a number of 0 or more".formatted(key));
    }
    return value;
  }

  private String text(JsonNode node, String key) throws IOException {
    return require(node, key, JsonNode::isTextual, "a string").textValue();
  }

  private Map<String, String> texts(JsonNode node, String key) throws IOException {
    JsonNode object = require(node, key, JsonNode::isObject, "an object of strings");
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      texts.put(entry.getKey(), text(object, entry.getKey()));
    }
    return texts;
  }

  private JsonNode require(JsonNode node, String key, Predicate<JsonNode> fits, String what)
      throws IOException {
    JsonNode value = node.path(key);
    if (!fits.test(value)) {
      throw wrong("\"%s\" must be %s".formatted(key, what));
    }
    return value;
  }

  private IOException wrong(String what) {
    return new IOException(file + ": " + what + ". Export the model with its examples once more.");
  }

  // ---- writing

  /**
   * The JSON; the arrays go into a map by name.
   *
   * @param arrays to be filled
   */
  byte[] write(Examples examples, Map<String, NDArray> arrays) throws IOException {
    ObjectNode root = JSON.createObjectNode().put("format", FORMAT);
    examples.writtenBy().forEach(root.putObject("written_by")::put);
    var list = root.putArray("examples");
    for (Examples.Example example : examples.examples()) {
      String prefix = list.size() + "_";
      ObjectNode node = list.addObject().put("signature", example.signature());
      name(example.inputs(), prefix + "input_", node.putObject("inputs"), arrays);
      name(example.outputs(), prefix + "output_", node.putObject("outputs"), arrays);
      node.put("rtol", example.rtol()).put("atol", example.atol()).put("source", example.source());
    }
    return JSON.writeValueAsBytes(root);
  }

  private static void name(
      Map<String, NDArray> given, String prefix, ObjectNode names, Map<String, NDArray> arrays) {
    given.forEach(
        (key, array) -> {
          String name = prefix + key.replaceAll("[^A-Za-z0-9_.-]", "_");
          while (arrays.putIfAbsent(name, array) != null) {
            name += "_"; // keys that differ only in what a file's name cannot hold
          }
          names.put(key, name);
        });
  }
}
