package org.kerasjvm.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The classes of one room by Keras name: an explicit list, one line an entry. It resolves what
 * users may give where Keras takes "identifiers": an object, a name, or the JSON map of an object.
 *
 * @param <T> the common type of the room
 */
public final class Registry<T extends Configurable> implements Codec<T> {

  private record Entry<T>(Schema schema, Function<Config, ? extends T> make) {}

  private final String what;
  private final String module;
  private final Class<T> type;
  private final Map<String, Entry<T>> byName = new LinkedHashMap<>();
  private final Map<String, Entry<T>> byClass = new LinkedHashMap<>();

  /**
   * @param what the noun in messages, such as "initializer"
   * @param module Keras's module, such as "keras.initializers"
   */
  public Registry(String what, String module, Class<T> type) {
    this.what = what;
    this.module = module;
    this.type = type;
  }

  /** Adds a class under its class name, its snake_case name and further aliases. */
  public Registry<T> entry(Schema schema, Function<Config, ? extends T> make, String... aliases) {
    Entry<T> entry = new Entry<>(schema, make);
    byClass.put(schema.className(), entry);
    byName.put(Names.snakeCase(schema.className()), entry);
    byName.put(schema.className(), entry);
    for (String alias : aliases) {
      byName.put(alias, entry);
    }
    return this;
  }

  @Override
  public @Nullable T read(@Nullable Object given) {
    if (given == null) {
      return null;
    }
    if (type.isInstance(given)) {
      return type.cast(given);
    }
    if (given instanceof String name) {
      Entry<T> entry = named(name);
      return entry.make().apply(entry.schema().fromMap(Map.of()));
    }
    if (given instanceof Map<?, ?> json) {
      return fromJson(json);
    }
    throw Param.mustBe("a name or a " + type.getSimpleName() + " object", given);
  }

  @Override
  public @Nullable Object write(@Nullable Object given) {
    if (given instanceof String name) {
      Schema schema = named(name).schema();
      return json(schema.className(), schema.fromMap(Map.of()).toMap());
    }
    if (given instanceof Configurable c) {
      return json(c.config().className(), c.getConfig());
    }
    return given;
  }

  /**
   * Checks a name without making an object.
   *
   * @throws IllegalArgumentException if it is unknown; the nearest known one is named
   */
  public void requireKnown(String name) {
    named(name);
  }

  /** The class names, in the order of their entries. */
  public List<String> classNames() {
    return new ArrayList<>(byClass.keySet());
  }

  /** Makes an object of a class with default values where all have one. */
  public T create(String className, Map<String, ? extends @Nullable Object> values) {
    Entry<T> entry = named(className);
    return entry.make().apply(entry.schema().fromMap(values));
  }

  /**
   * A new object of the same class and configuration, without what the given one has learnt; the
   * given one itself if its class is not listed here.
   */
  public T copyOf(T given) {
    Entry<T> entry = byClass.get(given.config().className());
    return entry == null ? given : entry.make().apply(given.config());
  }

  private T fromJson(Map<?, ?> json) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    if (json.get("config") instanceof Map<?, ?> config) {
      config.forEach((key, value) -> values.put(String.valueOf(key), value));
    }
    return create(String.valueOf(json.get("class_name")), values);
  }

  private Entry<T> named(String name) {
    Entry<T> entry = byName.get(name);
    if (entry == null) {
      throw new IllegalArgumentException(
          "names no known "
              + what
              + "; received '"
              + name
              + "'"
              + Names.didYouMean(name, byName.keySet(), byClass.keySet()));
    }
    return entry;
  }

  private Map<String, @Nullable Object> json(String className, Map<String, ?> config) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("module", module);
    json.put("class_name", className);
    json.put("config", config);
    json.put("registered_name", null);
    return json;
  }
}
