package org.kerasjvm.losses;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasAxis;
import org.kerasjvm.config.HasFromLogits;
import org.kerasjvm.config.HasLabelSmoothing;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.Value;
import org.tensorflow.ndarray.Shape;

/**
 * Cross-entropy for targets 0 or 1: {@code mean(-t log p - (1-t) log(1-p), axis)}.
 *
 * <p><b>Options</b> (default): {@code fromLogits} (false), {@code labelSmoothing} (0), {@code axis}
 * (-1), those of {@link Loss}.
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/losses/losses.py}.
 */
public final class BinaryCrossentropy extends Loss
    implements HasFromLogits, HasLabelSmoothing, HasAxis {

  /** Whether predictions are logits. */
  public static final Param<Boolean> FROM_LOGITS = Param.bool("from_logits");

  /** How far targets are moved towards even odds. */
  public static final Param<Double> LABEL_SMOOTHING = Param.number("label_smoothing").between(0, 1);

  /** The axis to take the mean over, or that of the classes. */
  public static final Param<Integer> AXIS = Param.integer("axis");

  static final Schema SCHEMA =
      Loss.schema("BinaryCrossentropy", "binary_crossentropy")
          .with(FROM_LOGITS, false)
          .with(LABEL_SMOOTHING, 0.0)
          .with(AXIS, -1);

  private final boolean fromLogits;
  private final double smoothing;
  private final int axis;

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public BinaryCrossentropy(Option<? super BinaryCrossentropy>... options) {
    this(SCHEMA.configure(options));
  }

  BinaryCrossentropy(Config c) {
    super(c);
    fromLogits = c.get(FROM_LOGITS);
    smoothing = c.get(LABEL_SMOOTHING);
    axis = c.get(AXIS);
  }

  @Override
  public void requireShapes(String place, Shape yTrue, Shape yPred) {
    TargetShapes.requireEqual(place, yTrue, yPred, "");
  }

  @Override
  protected Value call(Value yTrue, Value yPred) {
    Value targets = smoothed(yTrue, smoothing);
    return CrossEntropies.binary(targets, yPred, fromLogits).mean(axis);
  }

  /** {@code t * (1 - smoothing) + 0.5 * smoothing}. */
  static Value smoothed(Value yTrue, double smoothing) {
    return smoothing == 0 ? yTrue : yTrue.multiply(1.0 - smoothing).add(0.5 * smoothing);
  }
}
