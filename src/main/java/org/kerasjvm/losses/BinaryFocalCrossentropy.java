package org.kerasjvm.losses;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasAlpha;
import org.kerasjvm.config.HasAxis;
import org.kerasjvm.config.HasFromLogits;
import org.kerasjvm.config.HasGamma;
import org.kerasjvm.config.HasLabelSmoothing;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.Value;
import org.tensorflow.ndarray.Shape;

/**
 * Cross-entropy for targets 0 or 1 that weighs what is already right less: the mean over the axis
 * of {@code (1 - pt)^gamma * bce}, with {@code pt} the probability given to the target.
 *
 * <p><b>Options</b> (default): {@code applyClassBalancing} (false), {@code alpha} (0.25, the weight
 * of targets 1 where classes are balanced), {@code gamma} (2), {@code fromLogits} (false), {@code
 * labelSmoothing} (0), {@code axis} (-1), those of {@link Loss}.
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/losses/losses.py}.
 */
public final class BinaryFocalCrossentropy extends Loss
    implements HasFromLogits, HasLabelSmoothing, HasAxis, HasAlpha, HasGamma {

  /** Whether alpha and 1 - alpha weigh the two classes. */
  public static final Param<Boolean> APPLY_CLASS_BALANCING = Param.bool("apply_class_balancing");

  /** The weight of a class. */
  public static final Param<Double> ALPHA = Param.number("alpha");

  /** How much less what is right weighs. */
  public static final Param<Double> GAMMA = Param.number("gamma");

  static final Schema SCHEMA =
      Loss.schema("BinaryFocalCrossentropy", "binary_focal_crossentropy")
          .with(BinaryCrossentropy.FROM_LOGITS, false)
          .with(BinaryCrossentropy.LABEL_SMOOTHING, 0.0)
          .with(BinaryCrossentropy.AXIS, -1)
          .with(APPLY_CLASS_BALANCING, false)
          .with(ALPHA, 0.25)
          .with(GAMMA, 2.0);

  private final boolean fromLogits;
  private final double smoothing;
  private final int axis;
  private final boolean balanced;
  private final double alpha;
  private final double gamma;

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public BinaryFocalCrossentropy(Option<? super BinaryFocalCrossentropy>... options) {
    this(SCHEMA.configure(options));
  }

  BinaryFocalCrossentropy(Config c) {
    super(c);
    fromLogits = c.get(BinaryCrossentropy.FROM_LOGITS);
    smoothing = c.get(BinaryCrossentropy.LABEL_SMOOTHING);
    axis = c.get(BinaryCrossentropy.AXIS);
    balanced = c.get(APPLY_CLASS_BALANCING);
    alpha = c.get(ALPHA);
    gamma = c.get(GAMMA);
  }

  @Override
  public void requireShapes(String place, Shape yTrue, Shape yPred) {
    TargetShapes.requireEqual(place, yTrue, yPred, "");
  }

  @Override
  protected Value call(Value yTrue, Value yPred) {
    Value t = BinaryCrossentropy.smoothed(yTrue, smoothing);
    Value p = fromLogits ? yPred.sigmoid() : yPred;
    Value one = p.constant(1);
    Value right = t.multiply(p).add(one.subtract(t).multiply(one.subtract(p)));
    Value focal = one.subtract(right).power(gamma);
    Value loss = focal.multiply(CrossEntropies.binary(t, p, false));
    if (balanced) {
      Value weight = t.multiply(alpha).add(one.subtract(t).multiply(1.0 - alpha));
      loss = weight.multiply(loss);
    }
    return loss.mean(axis);
  }
}
