package org.kerasjvm.optimizers.schedules;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.data.DType;
import org.kerasjvm.ops.Value;

/**
 * The first of {@code values} up to and including the first of {@code boundaries}, the second up to
 * the second boundary, and so on; the last one after the last boundary.
 *
 * <p><b>Options</b> (default): {@code name} (PiecewiseConstant).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/optimizers/schedules/learning_rate_schedule.py}.
 */
public final class PiecewiseConstantDecay extends ConfiguredSchedule {

  private static final Param<List<Number>> BOUNDARIES = numbers("boundaries");
  private static final Param<List<Number>> VALUES = numbers("values");

  static final Schema SCHEMA =
      Schema.of("PiecewiseConstantDecay")
          .required(BOUNDARIES)
          .required(VALUES)
          .with(NAME, "PiecewiseConstant");

  private final List<Number> boundaries;
  private final List<Number> values;

  /**
   * Makes the schedule.
   *
   * @param boundaries increasing numbers of batches
   * @param values the rates, one more than boundaries
   * @throws IllegalArgumentException if the lengths do not fit, or there is no boundary
   */
  @SafeVarargs
  public PiecewiseConstantDecay(
      int[] boundaries, double[] values, Option<? super PiecewiseConstantDecay>... options) {
    this(
        SCHEMA.configure(
            options,
            new Option<>(BOUNDARIES, Arrays.stream(boundaries).boxed().toList()),
            new Option<>(VALUES, Arrays.stream(values).boxed().toList())));
  }

  PiecewiseConstantDecay(Config c) {
    super(c);
    boundaries = c.get(BOUNDARIES);
    values = c.get(VALUES);
    if (boundaries.isEmpty() || boundaries.size() != values.size() - 1) {
      throw new IllegalArgumentException(
          "The length of boundaries should be 1 less than the length of values. Received: boundaries=%s of length %d, and values=%s of length %d."
              .formatted(boundaries, boundaries.size(), values, values.size()));
    }
  }

  @Override
  public Value rate(Value step) {
    int last = boundaries.size() - 1;
    Value sum = step.cast(DType.FLOAT32).constant(0);
    sum = sum.add(chosen(boundary(step, 0).greaterEqual(step), 0));
    sum = sum.add(chosen(step.greater(boundary(step, last)), last + 1));
    for (int k = 1; k <= last; k++) {
      Value above = step.greater(boundary(step, k - 1));
      sum = sum.add(chosen(above.and(boundary(step, k).greaterEqual(step)), k));
    }
    return sum;
  }

  /** The value if it is the step's, else 0. */
  private Value chosen(Value inRange, int index) {
    return inRange.cast(DType.FLOAT32).multiply(values.get(index).doubleValue());
  }

  private Value boundary(Value step, int index) {
    return step.constant((double) boundaries.get(index).longValue());
  }

  private static Param<List<Number>> numbers(String key) {
    return Param.of(key, PiecewiseConstantDecay::readNumbers);
  }

  private static @Nullable List<Number> readNumbers(@Nullable Object given) {
    if (given instanceof List<?> list && list.stream().allMatch(Number.class::isInstance)) {
      return list.stream().map(Number.class::cast).toList();
    }
    throw Param.mustBe("a list of numbers", given);
  }
}
