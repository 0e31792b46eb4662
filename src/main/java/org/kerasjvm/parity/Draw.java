package org.kerasjvm.parity;

import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A way to draw a value of an argument. */
@FunctionalInterface
interface Draw {

  /** Draws one, in the form of Keras's JSON. */
  @Nullable Object from(SplittableRandom random);

  /** Any of some values, null among them if given. */
  static Draw oneOf(@Nullable Object... values) {
    return random -> values[random.nextInt(values.length)];
  }

  /** True or false. */
  static Draw truth() {
    return oneOf(true, false);
  }

  /** A number of three digits after the point. */
  static Draw number(double low, double high) {
    return random -> Math.rint((low + random.nextDouble() * (high - low)) * 1000) / 1000;
  }

  /** An integer, both ends included. */
  static Draw integer(int low, int high) {
    return random -> low + random.nextInt(high - low + 1);
  }

  /** One of two ways, the first one in {@code share} of all cases. */
  static Draw either(double share, Draw first, Draw second) {
    return random -> random.nextDouble() < share ? first.from(random) : second.from(random);
  }

  /** Thresholds as most metrics take them: none, a number, or some. */
  static Draw thresholds() {
    return either(
        0.5,
        number(0.01, 0.99),
        random -> List.of(0.2, Math.rint(random.nextDouble() * 100) / 100, 0.8));
  }
}
