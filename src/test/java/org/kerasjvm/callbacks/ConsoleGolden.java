package org.kerasjvm.callbacks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * Reads what Python Keras wrote: {@code python-export/recipes/progbar.py} and {@code callbacks.py}.
 */
final class ConsoleGolden {

  private ConsoleGolden() {}

  static Map<String, JsonNode> cases(String file) {
    try (InputStream in = ConsoleGolden.class.getResourceAsStream("/golden/" + file)) {
      Map<String, JsonNode> cases = new LinkedHashMap<>();
      new ObjectMapper()
          .readTree(Objects.requireNonNull(in, file))
          .properties()
          .forEach(entry -> cases.put(entry.getKey(), entry.getValue()));
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Logs in their order; {@code nan} and the infinities are texts. */
  static Map<String, Double> logs(JsonNode node) {
    Map<String, Double> logs = new LinkedHashMap<>();
    node.properties().forEach(entry -> logs.put(entry.getKey(), number(entry.getValue())));
    return logs;
  }

  static double number(JsonNode node) {
    return switch (node.asText()) {
      case "nan" -> Double.NaN;
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> node.asDouble();
    };
  }

  /** A clock that gives the recorded readings, in microseconds, one after the other. */
  static LongSupplier clock(JsonNode readings) {
    Iterator<JsonNode> next = readings.elements();
    return () -> next.next().asLong() * 1000;
  }
}
