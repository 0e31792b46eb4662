package org.kerasjvm.regularizers;

import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Codec;
import org.kerasjvm.config.Param;

/** The factors of penalties. */
final class Penalties {

  private Penalties() {}

  /** A factor of 0 or more, finite. */
  static Param<Double> factor(String key) {
    return Param.number(key)
        .where("a non-negative float", factor -> factor >= 0 && Double.isFinite(factor));
  }

  /** A factor that Keras keeps as a float32, and writes so. */
  static Param<Double> float32Factor(String key) {
    Param<Double> factor = factor(key);
    return Param.of(
        key,
        new Codec<>() {
          @Override
          public @Nullable Double read(@Nullable Object given) {
            return given == null ? null : factor.check(given);
          }

          @Override
          public @Nullable Object write(@Nullable Object given) {
            return given instanceof Number n ? (Object) (double) n.floatValue() : given;
          }
        });
  }
}
