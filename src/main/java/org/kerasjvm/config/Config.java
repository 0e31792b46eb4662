package org.kerasjvm.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One checked, immutable set of values of a {@link Schema}. It keeps what the caller gave; a value
 * is resolved each time it is read, so an initializer given by name draws its seed when its class
 * reads it, as in Keras.
 */
public final class Config {

  private final Schema schema;
  private final Map<String, @Nullable Object> given;

  Config(Schema schema, Map<String, @Nullable Object> given) {
    this.schema = schema;
    this.given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
  }

  /** The class name that the configuration is for. */
  public String className() {
    return schema.className();
  }

  /**
   * The value of a parameter that is never null.
   *
   * @throws IllegalArgumentException if the value breaks the parameter's rule
   */
  public <T> T get(Param<T> param) {
    T value = find(param);
    if (value == null) {
      throw new IllegalArgumentException(
          place() + ": " + param.key() + " must be given; received null.");
    }
    return value;
  }

  /**
   * The value of a parameter that may be null.
   *
   * @throws IllegalArgumentException if the value breaks the parameter's rule
   */
  public <T> @Nullable T find(Param<T> param) {
    Param<?> row = schema.param(param.key());
    try {
      @SuppressWarnings("unchecked") // same key in one schema: same type
      T value = (T) row.read(raw(row));
      return value;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          place() + ": " + param.key() + " " + ended(e.getMessage()), e);
    }
  }

  /** Whether the caller gave the parameter (even as null). */
  public boolean isGiven(Param<?> param) {
    return given.containsKey(param.key());
  }

  /** This configuration with one value replaced. */
  public Config with(Param<?> param, @Nullable Object value) {
    Map<String, @Nullable Object> changed = new LinkedHashMap<>(given);
    changed.put(param.key(), value);
    return new Config(schema, changed);
  }

  /** Keras's JSON form, in the schema's order. */
  public Map<String, @Nullable Object> toMap() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (Schema.Row row : schema.rows()) {
      Object value = row.written() ? row.param().write(raw(row.param())) : null;
      if (row.written() && !(row.writtenIfSet() && value == null)) {
        map.put(row.param().key(), value);
      }
    }
    return map;
  }

  /** The class and, where given, the name: the place that messages start with. */
  public String place() {
    Object name = given.get("name");
    return name == null ? className() : className() + " '" + name + "'";
  }

  void checkAll() {
    for (Schema.Row row : schema.rows()) {
      if (!row.lazy() && given.containsKey(row.param().key())) {
        find(row.param());
      }
      if (row.isRequired() && given.get(row.param().key()) == null) {
        throw new IllegalArgumentException(place() + ": " + row.param().key() + " must be given.");
      }
    }
  }

  private @Nullable Object raw(Param<?> param) {
    return given.containsKey(param.key()) ? given.get(param.key()) : schema.defaultOf(param);
  }

  private static String ended(@Nullable String message) {
    String text = String.valueOf(message);
    return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
  }

  @Override
  public boolean equals(@Nullable Object o) {
    return o instanceof Config c && className().equals(c.className()) && toMap().equals(c.toMap());
  }

  @Override
  public int hashCode() {
    return Objects.hash(className(), toMap());
  }

  @Override
  public String toString() {
    return className() + given;
  }
}
