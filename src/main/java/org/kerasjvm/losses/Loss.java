package org.kerasjvm.losses;

import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.Configurable;
import org.kerasjvm.config.HasDType;
import org.kerasjvm.config.HasReduction;
import org.kerasjvm.config.Named;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.ops.Eager;
import org.kerasjvm.ops.Value;
import org.tensorflow.ndarray.Shape;

/**
 * Base of all losses ({@code keras/src/losses/loss.py}): per-sample values, weighted and reduced.
 *
 * <p><b>Options</b> of every loss (default): {@code reduction} (sum_over_batch_size; also sum,
 * mean, mean_with_sample_weight, none), {@code name} (the class in snake_case), {@code dtype}
 * (float32; also float64: what it computes in).
 *
 * <p>A loss of your own is a subclass that defines {@link #call(Value, Value)}, or a {@link
 * LossFunction}.
 */
public abstract class Loss implements Configurable, Named, HasReduction, HasDType {

  /** The name. */
  public static final Param<String> NAME = Param.text("name");

  /** How per-sample values become one number; null is none. */
  public static final Param<String> REDUCTION =
      Param.choice(
          "reduction", "sum_over_batch_size", "sum", "mean", "mean_with_sample_weight", "none");

  /** What the loss computes in; not part of the JSON, as in Keras. */
  public static final Param<String> DTYPE = Param.choice("dtype", "float32", "float64");

  private final Config config;
  private final Reduction reduction;
  private final DType dtype;

  /** Keeps the configuration. */
  protected Loss(Config config) {
    this.config = config;
    this.reduction = Reduction.of(config.find(REDUCTION));
    this.dtype = "float64".equals(config.find(DTYPE)) ? DType.FLOAT64 : DType.FLOAT32;
  }

  /**
   * For a loss of your own.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  protected Loss(Option<? super Loss>... options) {
    this(schema("Loss", "loss").configure(options));
  }

  /** A schema for a loss with Keras's default name. */
  static Schema schema(String className, String name) {
    return Schema.of(className)
        .with(NAME, name)
        .with(REDUCTION, "sum_over_batch_size")
        .argument(DTYPE, "float32");
  }

  /** The values per sample; targets and predictions have the same rank and the loss's dtype. */
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

  /**
   * The reduced loss: Keras's {@code Loss.__call__}. A {@linkplain Value#mask() mask} of the
   * predictions, or one that the loss itself sets, leaves elements out.
   */
  public final Value apply(Value yTrue, Value yPred, @Nullable Value sampleWeight) {
    Value values = values(yTrue.cast(dtype), yPred.cast(dtype));
    Value mask = both(yPred.mask(), values.mask());
    return reduction.reduce(values, sampleWeight, mask);
  }

  /** The values per sample of targets and predictions as they come. */
  final Value values(Value yTrue, Value yPred) {
    Value[] aligned = align(yTrue.cast(yPred.dtype()), yPred);
    return call(aligned[0], aligned[1]);
  }

  /**
   * The loss of arrays, at once: {@code loss(y_true, y_pred)} in Keras.
   *
   * @param yTrue targets, array-like
   * @param yPred predictions, array-like
   * @return a scalar, or one number a sample where the reduction is none
   * @throws IllegalArgumentException if the loss does not take them together
   */
  public final NDArray call(Object yTrue, Object yPred) {
    return call(yTrue, yPred, null);
  }

  /**
   * The loss of arrays with a weight for each sample, at once.
   *
   * @param sampleWeight array-like, or null
   */
  public final NDArray call(Object yTrue, Object yPred, @Nullable Object sampleWeight) {
    NDArray[] arrays =
        sampleWeight == null
            ? new NDArray[] {NDArray.of(yTrue), NDArray.of(yPred)}
            : new NDArray[] {NDArray.of(yTrue), NDArray.of(yPred), NDArray.of(sampleWeight)};
    return Eager.run(in -> apply(in.get(0), in.get(1), in.size() < 3 ? null : in.get(2)), arrays);
  }

  private static @Nullable Value both(@Nullable Value a, @Nullable Value b) {
    return a == null ? b : b == null ? a : a.and(b);
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
