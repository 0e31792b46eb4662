package org.kerasjvm.config;

import org.jspecify.annotations.Nullable;

/**
 * A keyword argument with its value, made by the static methods of {@link org.kerasjvm.Options}.
 *
 * <p>{@code C} is the capability that takes it: {@code activation("relu")} is an {@code
 * Option<HasActivation>}, and {@code Dense}, which implements {@link HasActivation}, accepts every
 * {@code Option<? super Dense>}. An option that a class cannot take does not compile.
 *
 * @param <C> the capability that a class must have to take this option
 * @param param what is set
 * @param value the value as given; checked when the class reads it
 */
public record Option<C>(Param<?> param, @Nullable Object value) {

  @Override
  public String toString() {
    return param.key() + "=" + value;
  }
}
