package org.kerasjvm.losses;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasAxis;
import org.kerasjvm.config.HasFromLogits;
import org.kerasjvm.config.HasLabelSmoothing;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.Value;
import org.tensorflow.ndarray.Shape;

/**
 * Cross-entropy for one-hot targets: {@code -sum(t log p, axis)}.
 *
 * <p><b>Options</b> (default): {@code fromLogits} (false), {@code labelSmoothing} (0), {@code axis}
 * (-1: that of the classes), those of {@link Loss}.
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/losses/losses.py}.
 */
public final class CategoricalCrossentropy extends Loss
    implements HasFromLogits, HasLabelSmoothing, HasAxis {

  static final Schema SCHEMA =
      Loss.schema("CategoricalCrossentropy", "categorical_crossentropy")
          .with(BinaryCrossentropy.FROM_LOGITS, false)
          .with(BinaryCrossentropy.LABEL_SMOOTHING, 0.0)
          .with(BinaryCrossentropy.AXIS, -1);

  private final boolean fromLogits;
  private final double smoothing;
  private final int axis;

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public CategoricalCrossentropy(Option<? super CategoricalCrossentropy>... options) {
    this(SCHEMA.configure(options));
  }

  CategoricalCrossentropy(Config c) {
    super(c);
    fromLogits = c.get(BinaryCrossentropy.FROM_LOGITS);
    smoothing = c.get(BinaryCrossentropy.LABEL_SMOOTHING);
    axis = c.get(BinaryCrossentropy.AXIS);
  }

  @Override
  public void requireShapes(String place, Shape yTrue, Shape yPred) {
    TargetShapes.requireEqual(
        place,
        yTrue,
        yPred,
        " For class numbers use sparse_categorical_crossentropy, or encode them by toCategorical.");
  }

  @Override
  protected Value call(Value yTrue, Value yPred) {
    return CrossEntropies.categorical(smoothed(yTrue, smoothing), yPred, fromLogits, axis);
  }

  /** {@code t * (1 - smoothing) + smoothing / classes}, the classes along the last axis. */
  static Value smoothed(Value yTrue, double smoothing) {
    if (smoothing == 0) {
      return yTrue;
    }
    Value classes = yTrue.constant((double) yTrue.shape().get(yTrue.rank() - 1));
    return yTrue.multiply(1.0 - smoothing).add(yTrue.constant(smoothing).divide(classes));
  }
}
