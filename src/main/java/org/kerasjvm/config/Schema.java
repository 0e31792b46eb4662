package org.kerasjvm.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of one class with their defaults, in the order of Keras's JSON. Built by chaining;
 * immutable.
 *
 * <pre>{@code
 * static final Schema SCHEMA = Schema.of("Dense", Layer.SCHEMA)
 *     .required(UNITS).with(ACTIVATION, "linear").with(USE_BIAS, true);
 * }</pre>
 */
public final class Schema {

  /** How a parameter stands in a schema. */
  enum Kind {
    OPTIONAL,
    REQUIRED,
    /** An object that may draw a seed when read: checked by its class, not by {@code configure}. */
    LAZY,
    /** Read for compatibility, refused unless it has its default, never written. */
    ONLY_DEFAULT,
    /** Written only where it is not null. */
    IF_SET,
    /** Taken as an argument, not part of the JSON. */
    ARGUMENT
  }

  record Row(Param<?> param, @Nullable Object defaultValue, Kind kind) {

    boolean written() {
      return kind != Kind.ONLY_DEFAULT && kind != Kind.ARGUMENT;
    }

    boolean writtenIfSet() {
      return kind == Kind.IF_SET;
    }

    boolean lazy() {
      return kind == Kind.LAZY;
    }

    boolean isRequired() {
      return kind == Kind.REQUIRED;
    }
  }

  private final String className;
  private final Map<String, Row> rows;

  private Schema(String className, Map<String, Row> rows) {
    this.className = className;
    this.rows = rows;
  }

  /** An empty schema. */
  public static Schema of(String className) {
    return new Schema(className, Map.of());
  }

  /** A schema that starts with all rows of another. */
  public static Schema of(String className, Schema parent) {
    return new Schema(className, parent.rows);
  }

  /** Adds a parameter without default. */
  public Schema required(Param<?> param) {
    return plus(new Row(param, null, Kind.REQUIRED));
  }

  /** Adds a parameter with its default. */
  public Schema with(Param<?> param, @Nullable Object defaultValue) {
    return plus(new Row(param, defaultValue, Kind.OPTIONAL));
  }

  /** Adds a parameter whose value may draw a seed when it is read (initializers). */
  public Schema lazy(Param<?> param, @Nullable Object defaultValue) {
    return plus(new Row(param, defaultValue, Kind.LAZY));
  }

  /** Adds a key that files may hold but that must keep its default. */
  public Schema onlyDefault(String key, @Nullable Object defaultValue) {
    Param<Object> param =
        Param.of(
            key,
            given -> {
              if (given != null && !given.equals(defaultValue)) {
                throw Param.mustBe(Param.show(defaultValue) + " here", given);
              }
              return given;
            });
    return plus(new Row(param, defaultValue, Kind.ONLY_DEFAULT));
  }

  /** Adds a parameter, null by default, that is written to JSON only where it is given. */
  public Schema ifSet(Param<?> param) {
    return plus(new Row(param, null, Kind.IF_SET));
  }

  /** Adds an argument that is not written to JSON. */
  public Schema argument(Param<?> param, @Nullable Object defaultValue) {
    return plus(new Row(param, defaultValue, Kind.ARGUMENT));
  }

  /** The class that the schema is for, as in Keras's {@code class_name}. */
  public String className() {
    return className;
  }

  /** The keys in order. */
  public List<String> keys() {
    return List.copyOf(rows.keySet());
  }

  /**
   * Checks options against this schema.
   *
   * @throws IllegalArgumentException if an option is unknown here, wrong, or given twice
   */
  public Config configure(Option<?>[] options, Option<?>... positional) {
    Map<String, @Nullable Object> given = new LinkedHashMap<>();
    for (Option<?> option : positional) {
      put(given, option);
    }
    for (Option<?> option : options) {
      put(given, option);
    }
    return checked(given);
  }

  /**
   * Checks a JSON map against this schema.
   *
   * @throws IllegalArgumentException if a key is unknown (the nearest known one is named) or a
   *     value is wrong
   */
  public Config fromMap(Map<String, ? extends @Nullable Object> map) {
    Map<String, @Nullable Object> given = new LinkedHashMap<>();
    map.forEach(
        (key, value) -> {
          requireKnown(key);
          given.put(key, value);
        });
    return checked(given);
  }

  private Config checked(Map<String, @Nullable Object> given) {
    Config config = new Config(this, given);
    config.checkAll();
    return config;
  }

  private void put(Map<String, @Nullable Object> given, Option<?> option) {
    String key = option.param().key();
    requireKnown(key);
    if (given.containsKey(key)) {
      throw new IllegalArgumentException(className + ": " + key + " is given twice.");
    }
    given.put(key, option.value());
  }

  private void requireKnown(String key) {
    if (!rows.containsKey(key)) {
      throw new IllegalArgumentException(
          className + " does not take '" + key + "'" + Names.didYouMean(key, rows.keySet()));
    }
  }

  Param<?> param(String key) {
    Row row = rows.get(key);
    if (row == null) {
      throw new IllegalStateException(className + " has no parameter " + key);
    }
    return row.param();
  }

  @Nullable Object defaultOf(Param<?> param) {
    Row row = rows.get(param.key());
    return row == null ? null : row.defaultValue();
  }

  List<Row> rows() {
    return new ArrayList<>(rows.values());
  }

  private Schema plus(Row row) {
    Map<String, Row> more = new LinkedHashMap<>(rows);
    more.put(row.param().key(), row);
    return new Schema(className, more);
  }
}
