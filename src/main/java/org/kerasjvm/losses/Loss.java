package org.kerasjvm.losses;

import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.Configurable;
import org.kerasjvm.config.HasReduction;
import org.kerasjvm.config.Named;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.data.DType;
import org.kerasjvm.ops.Value;
import org.tensorflow.ndarray.Shape;

/**
 * Base of all losses ({@code keras/src/losses/loss.py}): per-sample values, weighted and reduced.
 *
 * <p><b>Options</b> of every loss (default): {@code reduction} (sum_over_batch_size; also sum,
 * mean, mean_with_sample_weight, none), {@code name} (the class in snake_case).
 */
public abstract class Loss implements Configurable, Named, HasReduction {

  /** The name. */
  public static final Param<String> NAME = Param.text("name");

  /** How per-sample values become one number. */
  public static final Param<String> REDUCTION =
      Param.choice(
          "reduction", "sum_over_batch_size", "sum", "mean", "mean_with_sample_weight", "none");

  private final Config config;
  private final String reduction;

  /** Keeps the configuration. */
  protected Loss(Config config) {
    this.config = config;
    this.reduction = config.get(REDUCTION);
  }

  /** A schema for a loss with Keras's default name. */
  static Schema schema(String className, String name) {
    return Schema.of(className)
        .with(NAME, name)
        .with(REDUCTION, "sum_over_batch_size")
        .onlyDefault("dtype", "float32");
  }

  /** The values per sample; targets and predictions have the same rank and are float32. */
  protected abstract Value call(Value yTrue, Value yPred);

  /**
   * Checks targets against the model's output before anything runs.
   *
   * @param place where, as messages start
   * @param yTrue the shape of all targets
   * @param yPred the shape of the output
   * @throws IllegalArgumentException if the loss does not take them together
   */
  public void requireShapes(String place, Shape yTrue, Shape yPred) {
    TargetShapes.requireFit(place, yTrue, yPred);
  }

  /** The reduced loss: Keras's {@code Loss.__call__}. */
  public final Value apply(Value yTrue, Value yPred, @Nullable Value sampleWeight) {
    Value[] aligned = align(yTrue.cast(DType.FLOAT32), yPred.cast(DType.FLOAT32));
    Value values = call(aligned[0], aligned[1]);
    Value weight = sampleWeight;
    if (weight != null) {
      Value[] weighted = align(values, weight.cast(DType.FLOAT32));
      weight = weighted[1];
      values = weighted[0].multiply(weight);
    }
    return reduce(values, weight);
  }

  private Value reduce(Value values, @Nullable Value weight) {
    if (reduction.equals("none") || values.rank() == 0) {
      return values;
    }
    Value sum = values.sum();
    if (reduction.equals("sum")) {
      return sum;
    }
    boolean byWeight = reduction.equals("mean_with_sample_weight") && weight != null;
    Value divisor = byWeight && weight != null ? weight.sum() : values.size().cast(DType.FLOAT32);
    return sum.divideNoNan(divisor);
  }

  /**
   * Keras's squeeze_or_expand_to_same_rank: ranks that differ by one meet through a last axis of 1.
   */
  public static Value[] align(Value a, Value b) {
    int difference = a.rank() - b.rank();
    if (difference == 1 && last(a) == 1) {
      return b.rank() == 1 ? pair(a, b.expandDims(-1)) : pair(a.squeeze(-1), b);
    }
    if (difference == -1 && last(b) == 1) {
      return a.rank() == 1 ? pair(a.expandDims(-1), b) : pair(a, b.squeeze(-1));
    }
    return pair(a, b);
  }

  private static Value[] pair(Value a, Value b) {
    return new Value[] {a, b};
  }

  private static long last(Value value) {
    return value.shape().get(value.rank() - 1);
  }

  /** The name, as in Keras's logs and messages. */
  public final String name() {
    return config.get(NAME);
  }

  @Override
  public final Config config() {
    return config;
  }

  @Override
  public String toString() {
    return config.toString();
  }
}
