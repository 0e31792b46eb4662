package org.kerasjvm.losses;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.ops.Value;

/**
 * How per-sample values, weights and a mask become one number ({@code reduce_weighted_values} of
 * {@code keras/src/losses/loss.py}).
 */
enum Reduction {
  NONE,
  SUM,
  SUM_OVER_BATCH_SIZE,
  MEAN,
  MEAN_WITH_SAMPLE_WEIGHT;

  /** Keras's {@code backend.epsilon()}. */
  private static final double EPSILON = 1e-7;

  /** The reduction of that name; null is none. */
  static Reduction of(@Nullable String name) {
    return name == null ? NONE : valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** The values weighted and reduced; a mask counts as a weight. */
  Value reduce(Value values, @Nullable Value sampleWeight, @Nullable Value mask) {
    Value weight = sampleWeight == null ? null : sampleWeight.cast(values.dtype());
    if (mask != null) {
      weight = masked(weight, mask.cast(values.dtype()));
    }
    Value weighted = values;
    if (weight != null) {
      Value[] aligned = Loss.align(values, weight);
      weight = aligned[1];
      weighted = aligned[0].multiply(weight);
    }
    return total(weighted, weight);
  }

  /** Elements that count weigh total / valid where a mean follows, so that it is theirs alone. */
  private Value masked(@Nullable Value weight, Value mask) {
    Value counting = mask;
    if (this == MEAN || this == SUM_OVER_BATCH_SIZE) {
      Value total = mask.size().cast(mask.dtype());
      counting = mask.multiply(total.divide(mask.sum().add(EPSILON)));
    }
    if (weight == null) {
      return counting;
    }
    Value[] aligned = Loss.align(counting, weight);
    return aligned[1].multiply(aligned[0]);
  }

  private Value total(Value values, @Nullable Value weight) {
    if (this == NONE || values.rank() == 0) {
      return values;
    }
    Value sum = values.sum();
    if (this == SUM) {
      return sum;
    }
    Value divisor =
        this == MEAN_WITH_SAMPLE_WEIGHT && weight != null
            ? weight.sum()
            : values.size().cast(values.dtype());
    return sum.divideNoNan(divisor);
  }
}
