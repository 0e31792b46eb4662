package org.kerasjvm.data;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The values of one field in the rows at hand, growing. */
final class JsonCells {

  private final JsonRows.Field field;
  private final int[] shape;
  private Object storage;
  private int size;

  JsonCells(JsonRows.Field field) {
    this.field = field;
    this.shape = field.shape().stream().mapToInt(Integer::intValue).toArray();
    this.storage = field.type().newStorage(16);
  }

  /** The rows read. */
  NDArray array(int rows) {
    int[] whole = new int[shape.length + 1];
    whole[0] = rows;
    System.arraycopy(shape, 0, whole, 1, shape.length);
    return new NDArray(resized(size), whole);
  }

  private Object resized(int length) {
    Object resized = field.type().newStorage(length);
    System.arraycopy(storage, 0, resized, 0, Math.min(size, length));
    return resized;
  }

  /**
   * Reads one row's value, at which the parser stands.
   *
   * @return what is wrong with it, or empty
   */
  String read(JsonParser parser) throws IOException {
    return read(parser, 0);
  }

  private String read(JsonParser parser, int axis) throws IOException {
    if (axis == shape.length) {
      return put(parser);
    }
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      return expected("received " + what(parser.currentToken()) + " in axis " + axis);
    }
    int length = 0;
    for (; parser.nextToken() != JsonToken.END_ARRAY; length++) {
      String fault = read(parser, axis + 1);
      if (!fault.isEmpty()) {
        return fault;
      }
    }
    if (shape[axis] >= 0 && shape[axis] != length) {
      return expected("axis %d has length %d".formatted(axis, length));
    }
    shape[axis] = length; // an open axis is as long as in the first row
    return "";
  }

  private String put(JsonParser parser) throws IOException {
    if (size == Array.getLength(storage)) {
      storage = resized(2 * size);
    }
    JsonToken token = parser.currentToken();
    if (storage instanceof double[] doubles && token.isNumeric()) {
      doubles[size++] = parser.getDoubleValue();
    } else if (storage instanceof long[] longs && token == JsonToken.VALUE_NUMBER_INT) {
      longs[size++] = parser.getLongValue();
    } else if (storage instanceof boolean[] truths && token.isBoolean()) {
      truths[size++] = parser.getBooleanValue();
    } else if (storage instanceof String[] texts && token == JsonToken.VALUE_STRING) {
      texts[size++] = parser.getText();
    } else {
      String noun =
          switch (field.type()) {
            case STRING -> "a string";
            case BOOL -> "true or false";
            case INT64 -> "a whole number";
            default -> "a number";
          };
      return "input '%s': a value must be %s; received %s."
          .formatted(field.name(), noun, token.isScalarValue() ? parser.getText() : what(token));
    }
    return "";
  }

  private String expected(String received) {
    String axes =
        field.shape().stream()
            .map(n -> n < 0 ? "None" : n.toString())
            .collect(Collectors.joining(", "));
    String wanted = "(" + axes + (shape.length == 1 ? ",)" : ")");
    boolean joined = !Arrays.equals(shape, field.shape().stream().mapToInt(n -> n).toArray());
    return "input '%s': a row must be of shape %s%s; %s."
        .formatted(
            field.name(),
            wanted,
            joined ? ", and rows of one batch alike, so far " + Shapes.text(shape) : "",
            received);
  }

  private static String what(JsonToken token) {
    return switch (token) {
      case START_ARRAY -> "an array";
      case START_OBJECT -> "an object";
      case VALUE_STRING -> "a string";
      case VALUE_NULL -> "null";
      case VALUE_TRUE, VALUE_FALSE -> "a truth value";
      default -> "a number";
    };
  }
}
