package org.kerasjvm.losses;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasAlpha;
import org.kerasjvm.config.HasAxis;
import org.kerasjvm.config.HasFromLogits;
import org.kerasjvm.config.HasGamma;
import org.kerasjvm.config.HasLabelSmoothing;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.Value;

/**
 * Cross-entropy for one-hot targets that weighs what is already right less: {@code sum(alpha * (1 -
 * p)^gamma * -t * log(p))} over the axis, where p is divided by its sum and clipped to {@code
 * [1e-7, 1 - 1e-7]}.
 *
 * <p><b>Options</b> (default): {@code alpha} (0.25), {@code gamma} (2), {@code fromLogits} (false),
 * {@code labelSmoothing} (0), {@code axis} (-1), those of {@link Loss}.
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/losses/losses.py}.
 */
public final class CategoricalFocalCrossentropy extends Loss
    implements HasFromLogits, HasLabelSmoothing, HasAxis, HasAlpha, HasGamma {

  static final Schema SCHEMA =
      Loss.schema("CategoricalFocalCrossentropy", "categorical_focal_crossentropy")
          .with(BinaryCrossentropy.FROM_LOGITS, false)
          .with(BinaryCrossentropy.LABEL_SMOOTHING, 0.0)
          .with(BinaryCrossentropy.AXIS, -1)
          .with(BinaryFocalCrossentropy.ALPHA, 0.25)
          .with(BinaryFocalCrossentropy.GAMMA, 2.0);

  private final boolean fromLogits;
  private final double smoothing;
  private final int axis;
  private final double alpha;
  private final double gamma;

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public CategoricalFocalCrossentropy(Option<? super CategoricalFocalCrossentropy>... options) {
    this(SCHEMA.configure(options));
  }

  CategoricalFocalCrossentropy(Config c) {
    super(c);
    fromLogits = c.get(BinaryCrossentropy.FROM_LOGITS);
    smoothing = c.get(BinaryCrossentropy.LABEL_SMOOTHING);
    axis = c.get(BinaryCrossentropy.AXIS);
    alpha = c.get(BinaryFocalCrossentropy.ALPHA);
    gamma = c.get(BinaryFocalCrossentropy.GAMMA);
  }

  @Override
  protected Value call(Value yTrue, Value yPred) {
    Value t = CategoricalCrossentropy.smoothed(yTrue, smoothing);
    Value scores = fromLogits ? yPred.softmax(axis) : yPred;
    Value p = CrossEntropies.normalised(scores, axis);
    Value entropy = t.negative().multiply(p.log());
    Value factor = p.constant(1).subtract(p).power(gamma).multiply(alpha);
    return factor.multiply(entropy).sum(axis);
  }
}
