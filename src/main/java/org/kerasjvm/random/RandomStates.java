package org.kerasjvm.random;

import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Param;

/**
 * scikit-learn's {@code random_state} arguments ({@code sklearn/utils/validation.py},
 * check_random_state).
 */
public final class RandomStates {

  /**
   * The parameter {@code random_state}: an integer starts a new generator each time it is read, a
   * {@link NumpyRandomState} continues, and null is numpy's global generator.
   */
  public static final Param<NumpyRandomState> RANDOM_STATE =
      Param.of("random_state", RandomStates::check);

  private RandomStates() {}

  private static NumpyRandomState check(@Nullable Object given) {
    if (given == null) {
      return GlobalRandom.numpy();
    }
    if (given instanceof NumpyRandomState state) {
      return state;
    }
    if (given instanceof Integer || given instanceof Long) {
      long seed = ((Number) given).longValue();
      if (seed >= 0 && seed <= 0xffffffffL) {
        return new NumpyRandomState(seed);
      }
    }
    throw Param.mustBe("an integer from 0 to 2**32 - 1, a NumpyRandomState or null", given);
  }
}
