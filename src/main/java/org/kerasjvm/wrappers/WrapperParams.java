package org.kerasjvm.wrappers;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.models.CallParams;
import org.kerasjvm.random.NumpyRandomState;

/** The arguments of the wrappers with SciKeras's names and defaults. */
public final class WrapperParams {

  /** Whether {@code fit} goes on training the model that is there. */
  public static final Param<Boolean> WARM_START = Param.bool("warm_start");

  /** Weights of classes, or "balanced". */
  public static final Param<Object> CLASS_WEIGHT =
      Param.of(
          "class_weight",
          given -> {
            if (given == null || given instanceof Map<?, ?> || "balanced".equals(given)) {
              return given;
            }
            throw Param.mustBe("dict, 'balanced', or None", given);
          });

  static final Param<Long> RANDOM_STATE = Param.of("random_state", WrapperParams::seed);
  static final Param<Integer> BATCH_SIZE = size("batch_size");
  static final Param<Integer> VALIDATION_BATCH_SIZE = size("validation_batch_size");

  /** Arguments for fit that the constructor takes as well. */
  static final List<Param<?>> SHARED_WITH_FIT =
      List.of(
          BATCH_SIZE,
          VALIDATION_BATCH_SIZE,
          CallParams.VERBOSE,
          CallParams.CALLBACKS,
          CallParams.VALIDATION_SPLIT,
          CallParams.VALIDATION_FREQ,
          CallParams.SHUFFLE);

  /** Arguments for fit that go to the model as they are. */
  static final List<Param<?>> ONLY_FIT =
      List.of(
          CallParams.VALIDATION_DATA,
          CallParams.CLASS_WEIGHT,
          CallParams.STEPS_PER_EPOCH,
          CallParams.VALIDATION_STEPS);

  static final List<Param<?>> PREDICT =
      List.of(BATCH_SIZE, CallParams.VERBOSE, CallParams.CALLBACKS);

  static final List<Param<?>> COMPILE =
      List.of(
          CallParams.LOSS,
          CallParams.METRICS,
          CallParams.LOSS_WEIGHTS,
          CallParams.WEIGHTED_METRICS,
          CallParams.RUN_EAGERLY,
          CallParams.STEPS_PER_EXECUTION);

  private WrapperParams() {}

  static Schema wrapper(String className) {
    return Schema.of(className)
        .with(WARM_START, false)
        .with(RANDOM_STATE, null)
        .with(CallParams.OPTIMIZER, "rmsprop")
        .with(CallParams.LOSS, null)
        .with(CallParams.METRICS, null)
        .with(CallParams.LOSS_WEIGHTS, null)
        .with(CallParams.WEIGHTED_METRICS, null)
        .with(BATCH_SIZE, null)
        .with(VALIDATION_BATCH_SIZE, null)
        .with(CallParams.VERBOSE, 1)
        .with(CallParams.CALLBACKS, List.of())
        .with(CallParams.VALIDATION_SPLIT, 0.0)
        .with(CallParams.VALIDATION_FREQ, 1)
        .with(CallParams.SHUFFLE, true)
        .with(CallParams.RUN_EAGERLY, false)
        .with(CallParams.STEPS_PER_EXECUTION, null)
        .with(CallParams.EPOCHS, 1);
  }

  static Schema fitCall(String className) {
    Schema schema =
        Schema.of(className + ".fit")
            .with(CallParams.EPOCHS, null)
            .with(CallParams.INITIAL_EPOCH, 0)
            .with(CallParams.SAMPLE_WEIGHT, null);
    for (Param<?> param : SHARED_WITH_FIT) {
      schema = schema.with(param, null);
    }
    for (Param<?> param : ONLY_FIT) {
      schema = schema.with(param, null);
    }
    return schema;
  }

  static Schema predictCall(String className) {
    Schema schema = Schema.of(className + ".predict");
    for (Param<?> param : PREDICT) {
      schema = schema.with(param, null);
    }
    return schema;
  }

  /** SciKeras draws {@code randint(low=1)} from a copy of a generator, which is always 0. */
  private static @Nullable Long seed(@Nullable Object given) {
    if (given instanceof NumpyRandomState) {
      return 0L;
    }
    if (given instanceof Integer || given instanceof Long) {
      long seed = ((Number) given).longValue();
      if (seed >= 0 && seed <= 0xffffffffL) {
        return seed;
      }
    }
    if (given == null) {
      return null;
    }
    throw Param.mustBe("an integer from 0 to 2**32 - 1, a NumpyRandomState or null", given);
  }

  private static Param<Integer> size(String key) {
    return Param.integer(key)
        .where("an integer of 1 or more, or -1 for all", n -> n >= 1 || n == -1);
  }
}
