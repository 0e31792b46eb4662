package org.kerasjvm.parity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;

/**
 * Arrays in JSON, bit for bit: {@code {"dtype", "shape", "data"}} with the row-major little-endian
 * bytes in base64, as {@code python-export/parity/oracle.py} reads and writes them.
 */
final class ArrayCodec {

  private ArrayCodec() {}

  /** What JSON holds: maps, lists, numbers, texts, truth values, null, and arrays at any depth. */
  static @Nullable Object decode(JsonNode node) {
    if (node.isObject()) {
      return isArray(node) ? array(node) : map(node);
    }
    if (node.isArray()) {
      List<@Nullable Object> list = new ArrayList<>();
      node.forEach(item -> list.add(decode(item)));
      return list;
    }
    if (node.isNull()) {
      return null;
    }
    if (node.isNumber()) {
      return node.numberValue();
    }
    return node.isBoolean() ? (Object) node.booleanValue() : node.textValue();
  }

  /** The entries of an object, decoded. */
  static Map<String, @Nullable Object> map(JsonNode node) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    node.properties().forEach(entry -> map.put(entry.getKey(), decode(entry.getValue())));
    return map;
  }

  /** The opposite of {@link #decode}. */
  static JsonNode encode(@Nullable Object value) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (value instanceof NDArray array) {
      return encode(array);
    }
    if (value instanceof Map<?, ?> map) {
      ObjectNode object = nodes.objectNode();
      map.forEach((key, item) -> object.set(String.valueOf(key), encode(item)));
      return object;
    }
    if (value instanceof List<?> list) {
      var array = nodes.arrayNode();
      list.forEach(item -> array.add(encode(item)));
      return array;
    }
    return value == null ? nodes.nullNode() : scalar(value);
  }

  private static JsonNode scalar(Object value) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (value instanceof Boolean truth) {
      return nodes.booleanNode(truth);
    }
    if (value instanceof Integer || value instanceof Long) {
      return nodes.numberNode(((Number) value).longValue());
    }
    return value instanceof Number number
        ? nodes.numberNode(number.doubleValue())
        : nodes.textNode(value.toString());
  }

  private static boolean isArray(JsonNode node) {
    return node.size() == 3 && node.has("dtype") && node.has("shape") && node.has("data");
  }

  private static NDArray array(JsonNode node) {
    int[] shape = new int[node.get("shape").size()];
    int size = 1;
    for (int k = 0; k < shape.length; k++) {
      shape[k] = node.get("shape").get(k).intValue();
      size *= shape[k];
    }
    byte[] bytes = Base64.getDecoder().decode(node.get("data").textValue());
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    DType dtype = DType.valueOf(node.get("dtype").textValue().toUpperCase(Locale.ROOT));
    switch (dtype) {
      case FLOAT32 -> {
        float[] flat = new float[size];
        in.asFloatBuffer().get(flat);
        return NDArray.of(flat, shape);
      }
      case FLOAT64 -> {
        double[] flat = new double[size];
        in.asDoubleBuffer().get(flat);
        return NDArray.of(flat, shape);
      }
      case INT32 -> {
        int[] flat = new int[size];
        in.asIntBuffer().get(flat);
        return NDArray.of(flat, shape);
      }
      case INT64 -> {
        long[] flat = new long[size];
        in.asLongBuffer().get(flat);
        return NDArray.of(flat, shape);
      }
      case UINT8 -> {
        return NDArray.of(bytes, shape);
      }
      default -> {
        boolean[] flat = new boolean[size];
        for (int k = 0; k < size; k++) {
          flat[k] = bytes[k] != 0;
        }
        return NDArray.of(flat, shape);
      }
    }
  }

  private static JsonNode encode(NDArray array) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("dtype", array.dtype().numpyName());
    ArrayNode sizes = object.putArray("shape");
    for (int size : array.shape()) {
      sizes.add(size);
    }
    object.put("data", Base64.getEncoder().encodeToString(bytes(array)));
    return object;
  }

  private static byte[] bytes(NDArray array) {
    ByteBuffer out = ByteBuffer.allocate(8 * array.size());
    out.order(ByteOrder.LITTLE_ENDIAN);
    switch (array.dtype()) {
      case FLOAT32 -> {
        for (float value : array.toFloatArray()) {
          out.putFloat(value);
        }
      }
      case FLOAT64 -> {
        for (double value : array.toDoubleArray()) {
          out.putDouble(value);
        }
      }
      case INT32 -> {
        for (int value : array.toIntArray()) {
          out.putInt(value);
        }
      }
      case INT64 -> {
        for (long value : array.toLongArray()) {
          out.putLong(value);
        }
      }
      case UINT8, BOOL -> {
        for (int value : array.toIntArray()) {
          out.put((byte) value);
        }
      }
      case STRING ->
          throw new IllegalArgumentException("parity: arrays of text have no JSON form.");
    }
    byte[] bytes = new byte[out.position()];
    out.flip().get(bytes);
    return bytes;
  }
}
