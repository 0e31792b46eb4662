package org.kerasjvm.config;

import org.jspecify.annotations.Nullable;

/**
 * How a parameter's value is read from what the caller gave and written as Keras's JSON.
 *
 * @param <T> the Java type that the class works with
 */
public interface Codec<T> {

  /**
   * Turns what was given (an object of the type, a name, a JSON value) into the value.
   *
   * @throws IllegalArgumentException if {@code given} cannot be one; the message has the form "must
   *     be ...; received ..."
   */
  @Nullable T read(@Nullable Object given);

  /** Turns what was given into strings, numbers, booleans, lists and maps, as Keras writes them. */
  default @Nullable Object write(@Nullable Object given) {
    return given;
  }
}
