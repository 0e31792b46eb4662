package org.kerasjvm.tutorials;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.callbacks.History;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;

/**
 * The numbers of a run, unrounded, in the order in which they came: JSON objects of numbers, texts
 * and lists.
 *
 * <p>A dot in a key opens an object: {@code model_1.evaluate} is {@code evaluate} in {@code
 * model_1}. A history is an object of one list for each metric, as in Keras.
 */
public final class Results {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Map<String, Object> root = new LinkedHashMap<>();

  Results() {}

  /** All numbers, a read-only view. */
  public Map<String, Object> asMap() {
    return Collections.unmodifiableMap(root);
  }

  void put(String key, Object value) {
    Map<String, Object> place = root;
    String[] path = key.split("\\.");
    for (int i = 0; i < path.length - 1; i++) {
      place = object(place, path[i]);
    }
    if (place.put(path[path.length - 1], plain(value)) != null) {
      throw new IllegalStateException("Results: " + key + " was recorded twice.");
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Map<String, Object> place, String key) {
    return (Map<String, Object>) place.computeIfAbsent(key, k -> new LinkedHashMap<>());
  }

  private static @Nullable Object plain(Object value) {
    if (value instanceof NDArray array) {
      return array.dtype() == DType.UINT8 ? array.toIntArray() : array.toJava();
    }
    return value instanceof History history ? history.history() : value;
  }

  /** Writes the file beside its place, then moves it there. */
  void write(Path file) throws IOException {
    Path draft = file.resolveSibling("." + file.getFileName() + ".tmp");
    try {
      Files.write(draft, JSON.writeValueAsBytes(root));
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
