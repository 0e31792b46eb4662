package org.kerasjvm.optimizers;

import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Codec;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.console.PythonText;
import org.kerasjvm.optimizers.schedules.LearningRateSchedule;
import org.kerasjvm.optimizers.schedules.Schedules;

/**
 * What every optimizer takes ({@code keras/src/optimizers/base_optimizer.py}); see {@link
 * Optimizer} for what each one does.
 */
public final class OptimizerParams {

  /** The name. */
  public static final Param<String> NAME = Param.text("name");

  /** The step size: a number, or a {@link LearningRateSchedule}. */
  public static final Param<Object> LEARNING_RATE = Param.of("learning_rate", new RateCodec());

  /** The share of a weight that is taken off it in each step, times the learning rate. */
  public static final Param<Double> WEIGHT_DECAY = Param.number("weight_decay");

  /** The largest norm of the gradient of one weight. */
  public static final Param<Double> CLIPNORM = Param.number("clipnorm");

  /** The largest norm of all gradients together. */
  public static final Param<Double> GLOBAL_CLIPNORM = Param.number("global_clipnorm");

  /** The largest absolute value of an element of a gradient. */
  public static final Param<Double> CLIPVALUE = Param.number("clipvalue");

  /** Whether a moving average of the weights is kept. */
  public static final Param<Boolean> USE_EMA = Param.bool("use_ema");

  /** The share of the moving average that stays in a step. */
  public static final Param<Double> EMA_MOMENTUM = Param.number("ema_momentum");

  /** After how many steps the weights are replaced by their average. */
  public static final Param<Integer> EMA_OVERWRITE_FREQUENCY =
      Param.integer("ema_overwrite_frequency");

  /** What the loss is multiplied with before gradients are taken, and they are divided by. */
  public static final Param<Double> LOSS_SCALE_FACTOR = Param.number("loss_scale_factor");

  /** Of how many batches the mean gradient makes one step. */
  public static final Param<Integer> GRADIENT_ACCUMULATION_STEPS =
      Param.integer("gradient_accumulation_steps");

  private OptimizerParams() {}

  /** The common arguments with the class's name and learning rate, in the order of the JSON. */
  static Schema schema(String className, String name, double learningRate) {
    return schema(className, name, learningRate, null);
  }

  /** The same with a weight decay. */
  static Schema schema(
      String className, String name, double learningRate, @Nullable Double weightDecay) {
    return withoutRate(
        Schema.of(className).with(NAME, name).with(LEARNING_RATE, learningRate), weightDecay);
  }

  /** Adds all common arguments but name and learning rate. */
  static Schema withoutRate(Schema schema, @Nullable Double weightDecay) {
    return schema
        .with(WEIGHT_DECAY, weightDecay)
        .with(CLIPNORM, null)
        .with(GLOBAL_CLIPNORM, null)
        .with(CLIPVALUE, null)
        .with(USE_EMA, false)
        .with(EMA_MOMENTUM, 0.99)
        .with(EMA_OVERWRITE_FREQUENCY, null)
        .with(LOSS_SCALE_FACTOR, null)
        .with(GRADIENT_ACCUMULATION_STEPS, null);
  }

  /** Refuses what Keras's base class refuses, in its words. */
  static void check(Config c) {
    Integer steps = c.find(GRADIENT_ACCUMULATION_STEPS);
    require(
        steps == null || steps == 0 || steps >= 2,
        "`gradient_accumulation_steps` must be an integer >= 2. Received: gradient_accumulation_steps="
            + steps);
    if (c.get(USE_EMA)) {
      double momentum = c.get(EMA_MOMENTUM);
      require(
          momentum >= 0 && momentum <= 1,
          "`ema_momentum` must be in the range [0, 1]. Received: ema_momentum=" + shown(momentum));
      Integer frequency = c.find(EMA_OVERWRITE_FREQUENCY);
      require(
          frequency == null || frequency >= 0,
          "`ema_overwrite_frequency` must be an integer >= 1 or None. Received: ema_overwrite_frequency="
              + frequency);
    }
    checkClipping(c.find(CLIPNORM), c.find(CLIPVALUE), c.find(GLOBAL_CLIPNORM));
  }

  private static void checkClipping(
      @Nullable Double norm, @Nullable Double value, @Nullable Double global) {
    int given = (norm == null ? 0 : 1) + (value == null ? 0 : 1) + (global == null ? 0 : 1);
    require(
        given <= 1,
        "Only one of `clipnorm`, `clipvalue` and `global_clipnorm` can be set. Received: clipnorm=%s, clipvalue=%s, global_clipnorm=%s"
            .formatted(shown(norm), shown(value), shown(global)));
  }

  /** Throws with Keras's text if {@code holds} is false. */
  static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  /** A number as Python writes it. */
  static String shown(@Nullable Double number) {
    return number == null ? "None" : PythonText.repr(number);
  }

  /** A number, or a schedule as an object or as JSON. */
  private static final class RateCodec implements Codec<Object> {

    @Override
    public @Nullable Object read(@Nullable Object given) {
      if (given instanceof Number n && n.doubleValue() >= 0) {
        return n.doubleValue();
      }
      if (given == null || given instanceof Number || given instanceof String) {
        throw refused(given);
      }
      try {
        return Schedules.REGISTRY.read(given);
      } catch (IllegalArgumentException e) {
        throw given instanceof java.util.Map ? e : refused(given);
      }
    }

    private static IllegalArgumentException refused(@Nullable Object given) {
      return Param.mustBe("a number of 0 or more or a learning rate schedule", given);
    }

    @Override
    public @Nullable Object write(@Nullable Object given) {
      return given instanceof Number ? given : Schedules.REGISTRY.write(given);
    }
  }
}
