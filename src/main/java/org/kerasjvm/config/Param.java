package org.kerasjvm.config;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One named parameter: its Keras key, how it is read and written, and which values it takes.
 *
 * @param <T> the Java type that the class works with
 */
public final class Param<T> {

  private final String key;
  private final Codec<T> codec;

  private Param(String key, Codec<T> codec) {
    this.key = key;
    this.codec = codec;
  }

  /** A parameter with its own codec. */
  public static <T> Param<T> of(String key, Codec<T> codec) {
    return new Param<>(key, codec);
  }

  /** A parameter that takes any object of {@code type}, or null. */
  public static <T> Param<T> any(String key, Class<T> type) {
    return of(key, given -> cast(type, given, "a " + type.getSimpleName()));
  }

  /** A text parameter, null allowed. */
  public static Param<String> text(String key) {
    return of(key, given -> cast(String.class, given, "a string"));
  }

  /** A boolean parameter. */
  public static Param<Boolean> bool(String key) {
    return of(key, given -> cast(Boolean.class, given, "true or false"));
  }

  /** An integer parameter, null allowed. */
  public static Param<Integer> integer(String key) {
    return of(
        key,
        given -> {
          if (given instanceof Number n && n.doubleValue() == n.intValue()) {
            return n.intValue();
          }
          return cast(Integer.class, given, "an integer");
        });
  }

  /** A floating point parameter, null allowed. */
  public static Param<Double> number(String key) {
    return of(
        key,
        given ->
            given instanceof Number n ? n.doubleValue() : cast(Double.class, given, "a number"));
  }

  /** A list of integers such as a shape, null allowed. */
  public static Param<List<Integer>> integers(String key) {
    return of(key, IntegerList.INSTANCE);
  }

  /** One axis, several, or null for all. */
  public static Param<List<Integer>> axes(String key) {
    return of(key, AxisList.INSTANCE);
  }

  /** One of some texts; letters' case counts. */
  public static Param<String> choice(String key, String... choices) {
    List<String> known = List.of(choices);
    return text(key).where("one of " + known, known::contains);
  }

  /** The key in Keras's JSON, also the name in messages. */
  public String key() {
    return key;
  }

  /**
   * This parameter with one more condition on non-null values; {@code rule} completes "must be".
   */
  public Param<T> where(String rule, Predicate<? super T> holds) {
    Codec<T> inner = codec;
    return of(
        key,
        new Codec<>() {
          @Override
          public @Nullable T read(@Nullable Object given) {
            T value;
            try {
              value = inner.read(given);
            } catch (IllegalArgumentException e) {
              throw mustBe(rule, given);
            }
            if (value != null && !holds.test(value)) {
              throw mustBe(rule, given);
            }
            return value;
          }

          @Override
          public @Nullable Object write(@Nullable Object given) {
            return inner.write(given);
          }
        });
  }

  /** This integer parameter with a least value. */
  public Param<T> atLeast(int least) {
    return where(
        "an integer of " + least + " or more",
        v -> v instanceof Number n && n.longValue() >= least);
  }

  /** This number parameter with both bounds, included. */
  public Param<T> between(double low, double high) {
    return where(
        "a number from " + plain(low) + " to " + plain(high),
        v -> v instanceof Number n && n.doubleValue() >= low && n.doubleValue() <= high);
  }

  /** This parameter with null refused. */
  public Param<T> required() {
    Codec<T> inner = codec;
    return of(
        key,
        new Codec<>() {
          @Override
          public @Nullable T read(@Nullable Object given) {
            if (given == null) {
              throw mustBe("given", null);
            }
            return inner.read(given);
          }

          @Override
          public @Nullable Object write(@Nullable Object given) {
            return inner.write(given);
          }
        });
  }

  /**
   * Reads a value as a configuration would.
   *
   * @throws IllegalArgumentException if it breaks the rule
   */
  public @Nullable T check(@Nullable Object given) {
    return codec.read(given);
  }

  /** Reads a value, see {@link Codec#read}. */
  @Nullable T read(@Nullable Object given) {
    return codec.read(given);
  }

  /** Writes a value, see {@link Codec#write}. */
  @Nullable Object write(@Nullable Object given) {
    return codec.write(given);
  }

  /**
   * The exception for a value that breaks {@code rule}; the reader of the message adds the place.
   */
  public static IllegalArgumentException mustBe(String rule, @Nullable Object received) {
    return new IllegalArgumentException("must be " + rule + "; received " + show(received));
  }

  /** A value as messages show it. */
  public static String show(@Nullable Object value) {
    if (value instanceof String s) {
      return "'" + s + "'";
    }
    if (value instanceof int[] ints) {
      return Arrays.toString(ints);
    }
    if (value instanceof Double d && d == Math.rint(d) && Math.abs(d) < 1e9) {
      return plain(d);
    }
    return String.valueOf(value);
  }

  private static String plain(double d) {
    return d == Math.rint(d) ? Long.toString((long) d) : Double.toString(d);
  }

  private static <T> @Nullable T cast(Class<T> type, @Nullable Object given, String what) {
    if (given != null && !type.isInstance(given)) {
      throw mustBe(what, given);
    }
    return type.cast(given);
  }

  @Override
  public String toString() {
    return key;
  }

  private enum IntegerList implements Codec<List<Integer>> {
    INSTANCE;

    @Override
    public @Nullable List<Integer> read(@Nullable Object given) {
      if (given == null) {
        return null;
      }
      if (given instanceof int[] ints) {
        return Arrays.stream(ints).boxed().toList();
      }
      if (given instanceof List<?> list && list.stream().allMatch(Number.class::isInstance)) {
        return list.stream().map(n -> ((Number) n).intValue()).toList();
      }
      throw mustBe("a list of integers", given);
    }

    @Override
    public @Nullable Object write(@Nullable Object given) {
      return read(given);
    }
  }

  private enum AxisList implements Codec<List<Integer>> {
    INSTANCE;

    @Override
    public @Nullable List<Integer> read(@Nullable Object given) {
      boolean one = given instanceof Number n && n.doubleValue() == n.intValue();
      try {
        return IntegerList.INSTANCE.read(one ? List.of(given) : given);
      } catch (IllegalArgumentException e) {
        throw mustBe("an integer or a list of integers", given);
      }
    }

    @Override
    public @Nullable Object write(@Nullable Object given) {
      return given instanceof Number ? given : read(given);
    }
  }
}
